import * as E from 'fp-ts/lib/Either.js'
import type * as t from 'io-ts'

/** Says yes only where the codec's `decode` would succeed and give the value back unchanged. It may say no where `decode` would not. */
export type Checker<A> = (value: unknown) => value is A

/**
 * A fast first look at untrusted values: one generated function made by walking the codec. When it says no, ask `codec.decode`,
 * which also knows why.
 */
export const compileChecker = <A>(codec: t.Type<A, unknown>): Checker<A> => {
  const helpers: Array<(value: unknown) => boolean> = []
  const body = expressionOf(codec, 'value', helpers, { next: 0 })
  // oxlint-disable-next-line no-new-func, no-implied-eval -- nothing of it comes from outside: keys and literals are quoted
  const make = new Function('helpers', `'use strict'; return function check(value) { return ${body} }`) as (
    helpers: ReadonlyArray<(value: unknown) => boolean>,
  ) => Checker<A>
  return make(helpers)
}

/** What is read of a codec: io-ts tags every one of its own. */
interface Tagged {
  readonly _tag?: string
  readonly props?: Readonly<Record<string, t.Mixed>>
  readonly types?: ReadonlyArray<t.Mixed>
  readonly type?: t.Mixed
  readonly value?: unknown
  readonly keys?: Readonly<Record<string, unknown>>
  readonly predicate?: (value: unknown) => boolean
}

type Helpers = Array<(value: unknown) => boolean>
interface Names { next: number }

/** A JavaScript expression that is true where `codec` takes what the variable `at` holds. */
const expressionOf = (codec: t.Mixed, at: string, helpers: Helpers, names: Names): string => {
  const tagged = codec as Tagged
  switch (tagged._tag) {
    case 'StringType': return `typeof ${at} === 'string'`
    case 'NumberType': return `typeof ${at} === 'number'`
    case 'BooleanType': return `typeof ${at} === 'boolean'`
    case 'NullType': return `${at} === null`
    case 'UndefinedType':
    case 'VoidType': return `${at} === undefined`
    case 'UnknownType':
    case 'AnyType': return 'true'
    case 'AnyArrayType': return `Array.isArray(${at})`
    case 'LiteralType': return `${at} === ${typeof tagged.value === 'string' ? JSON.stringify(tagged.value) : String(tagged.value)}`
    case 'KeyofType': return keyofExpression(tagged, at)
    case 'InterfaceType': return objectExpression(tagged, at, helpers, names, false)
    case 'PartialType': return objectExpression(tagged, at, helpers, names, true)
    case 'UnionType': return joined(tagged, '||', at, helpers, names)
    case 'IntersectionType': return joined(tagged, '&&', at, helpers, names)
    case 'ArrayType':
    case 'ReadonlyArrayType': return arrayExpression(tagged, at, helpers, names)
    case 'ReadonlyType': return tagged.type === undefined ? fallback(codec, at, helpers) : expressionOf(tagged.type, at, helpers, names)
    case 'RefinementType': return refinementExpression(codec, tagged, at, helpers, names)
    case undefined:
    default: return fallback(codec, at, helpers)
  }
}

const keyofExpression = ({ keys = {} }: Tagged, at: string): string => {
  const names = Object.keys(keys).map((key) => `${at} === ${JSON.stringify(key)}`)
  return names.length === 0 ? 'false' : `(${names.join(' || ')})`
}

const joined = ({ types = [] }: Tagged, operator: '||' | '&&', at: string, helpers: Helpers, names: Names): string =>
  types.length === 0 ? 'false' : `(${types.map((type) => expressionOf(type, at, helpers, names)).join(` ${operator} `)})`

/** io-ts takes what prints itself as `[object Object]`; plain objects do, unless they carry a tag of their own. */
const isPlainObject = (at: string): string =>
  `typeof ${at} === 'object' && ${at} !== null && Object.getPrototypeOf(${at}) === Object.prototype && ${at}[Symbol.toStringTag] === undefined`

const objectExpression = ({ props = {} }: Tagged, at: string, helpers: Helpers, names: Names, optional: boolean): string => {
  const checks = Object.keys(props).map((key) => {
    const name = `v${names.next++}`
    const expression = expressionOf(props[key] as t.Mixed, name, helpers, names)
    const unlessAbsent = optional ? `${name} === undefined || ` : ''
    return `(function (${name}) { return ${unlessAbsent}${expression} })(${at}[${JSON.stringify(key)}])`
  })
  return `(${[isPlainObject(at), ...checks].join(' && ')})`
}

const arrayExpression = ({ type }: Tagged, at: string, helpers: Helpers, names: Names): string => {
  const name = `v${names.next++}`
  const element = expressionOf(type as t.Mixed, name, helpers, names)
  return `(Array.isArray(${at}) && (function (list) {
    for (let i = 0; i < list.length; i++) { const ${name} = list[i]; if (!(${element})) return false }
    return true
  })(${at}))`
}

const refinementExpression = (codec: t.Mixed, { type, predicate }: Tagged, at: string, helpers: Helpers, names: Names): string => {
  if (type === undefined || predicate === undefined) return fallback(codec, at, helpers)
  const index = helpers.push(predicate) - 1
  return `(${expressionOf(type, at, helpers, names)} && helpers[${index}](${at}))`
}

/** Any other codec is asked itself; one that changes the value gets a no. */
const fallback = (codec: t.Mixed, at: string, helpers: Helpers): string => {
  const index = helpers.push((value) => {
    const decoded = codec.decode(value)
    return E.isRight(decoded) && Object.is(decoded.right, value)
  }) - 1
  return `helpers[${index}](${at})`
}
