import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'

/** A JSON Schema, as OpenAPI 3.1 takes it. */
export type JsonSchema = Readonly<Record<string, unknown>>

/** The codec of one parameter: text in, a checked value out; `expected` completes "expected …" for the person who typed it. */
export class Param<Value> extends t.Type<Value, string> {
  readonly _tag = 'Param' as const

  constructor(
    readonly expected: string,
    readonly schema: JsonSchema,
    read: (text: string) => Value | null,
  ) {
    super(
      expected,
      (_value): _value is Value => false,
      (sent, context) => {
        const value = typeof sent === 'string' ? read(sent) : null
        return value === null ? t.failure(sent, context, `expected ${expected}`) : t.success(value)
      },
      String,
    )
  }
}

export interface Mistake { readonly parameter: string; readonly expected: string }

const mistakeOf = (error: t.ValidationError): Mistake => {
  const entry = error.context.find(({ type }) => type instanceof Param)
  return { parameter: entry?.key ?? 'query', expected: entry?.type.name ?? 'something else' }
}

/** Decodes parameters, naming every one that cannot be read. An empty parameter is an absent one; of a repeated one the last counts. */
export const readParams = <Value>(
  codec: t.Type<Value, unknown>,
  sent: Readonly<Record<string, unknown>>,
): E.Either<ReadonlyArray<Mistake>, Value> => {
  const present: Record<string, string> = {}
  for (const [name, value] of Object.entries(sent)) {
    const last: unknown = Array.isArray(value) ? value.at(-1) : value
    if (typeof last === 'string' && last.trim() !== '') present[name] = last.trim()
  }
  const read = codec.decode(present)
  return E.isRight(read) ? read : E.left(read.left.map(mistakeOf))
}
