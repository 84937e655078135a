import type * as t from 'io-ts'
import { type JsonSchema, Param } from '../params/param.js'

/** What is read of a codec: io-ts tags every one of its own. */
interface Tagged {
  readonly _tag?: string
  readonly name: string
  readonly props?: t.AnyProps
  readonly types?: ReadonlyArray<t.Mixed>
  readonly type?: t.Mixed
  readonly codomain?: t.Mixed
  readonly value?: unknown
  readonly keys?: Readonly<Record<string, unknown>>
}

/** Schemas of the codecs that have a name of their own, collected while others are described. */
export type Components = Record<string, JsonSchema>

/** io-ts names a codec after its parts unless it is given a name: only those are plain words. */
const NAME = /^[A-Z][A-Za-z]+$/
const BUILT_IN: ReadonlySet<string> = new Set(['Integer', 'UnknownRecord', 'Array', 'UnknownArray'])

const objectOf = ({ props = {} }: Tagged, components: Components, isRequired: boolean): JsonSchema => ({
  type: 'object',
  properties: Object.fromEntries(Object.entries(props).map(([name, codec]) => [name, schemaOf(codec, components)])),
  ...(isRequired && Object.keys(props).length > 0 && { required: Object.keys(props) }),
})

/** Objects that are joined are one object: readers of the document see its fields at once. */
const joined = (parts: ReadonlyArray<JsonSchema>): JsonSchema => {
  if (!parts.every(({ properties }) => properties !== undefined)) return { allOf: parts }
  const required = parts.flatMap(({ required = [] }) => required as ReadonlyArray<string>)
  return {
    type: 'object',
    properties: Object.assign({}, ...parts.map(({ properties }) => properties)) as unknown,
    ...(required.length > 0 && { required }),
  }
}

const bare = (codec: t.Mixed, components: Components): JsonSchema => {
  const tagged = codec as unknown as Tagged
  const inner = (part: t.Mixed | undefined): JsonSchema => (part === undefined ? {} : schemaOf(part, components))
  const all = (): ReadonlyArray<JsonSchema> => (tagged.types ?? []).map(inner)
  switch (tagged._tag) {
    case 'StringType': return { type: 'string' }
    case 'NumberType': return { type: 'number' }
    case 'IntegerType': return { type: 'integer' }
    case 'BooleanType': return { type: 'boolean' }
    case 'NullType': return { type: 'null' }
    case 'UnknownType':
    case 'AnyType': return {}
    case 'AnyDictionaryType': return { type: 'object' }
    case 'LiteralType': return { const: tagged.value }
    case 'KeyofType': return { enum: Object.keys(tagged.keys ?? {}) }
    case 'ArrayType':
    case 'ReadonlyArrayType': return { type: 'array', items: inner(tagged.type) }
    case 'TupleType': return { type: 'array', prefixItems: all(), minItems: all().length, maxItems: all().length }
    case 'DictionaryType': return { type: 'object', additionalProperties: inner(tagged.codomain) }
    case 'InterfaceType': return objectOf(tagged, components, true)
    case 'PartialType': return objectOf(tagged, components, false)
    case 'ExactType':
    case 'ReadonlyType':
    case 'RefinementType': return inner(tagged.type)
    case 'UnionType': return { anyOf: all() }
    case 'IntersectionType': return joined((tagged.types ?? []).map((part) => bare(part, components)))
    case undefined:
    default: throw new Error(`No schema for the codec ${codec.name} (${String(tagged._tag)})`)
  }
}

/** The schema of a codec, by walking it: what decodes a request and what documents it can never differ. */
export const schemaOf = (codec: t.Mixed, components: Components): JsonSchema => {
  if (codec instanceof Param) return (codec as Param<unknown>).schema
  if (!NAME.test(codec.name) || BUILT_IN.has(codec.name)) return bare(codec, components)
  components[codec.name] ??= bare(codec, components)
  return { $ref: `#/components/schemas/${codec.name}` }
}

export interface Parameter { readonly name: string; readonly required: boolean; readonly param: Param<unknown> }

/** The parameters of a query codec, each with whether it must be there. */
export const parametersOf = (codec: t.Mixed): ReadonlyArray<Parameter> => {
  const { _tag, props = {}, types = [] } = codec as unknown as Tagged
  if (_tag === 'IntersectionType') return types.flatMap(parametersOf)
  return Object.entries(props).map(([name, param]) => ({ name, required: _tag !== 'PartialType', param: param as unknown as Param<unknown> }))
}
