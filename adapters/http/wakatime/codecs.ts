import * as t from 'io-ts'

class IntegerType extends t.Type<number> {
  readonly _tag = 'IntegerType' as const

  constructor() {
    super(
      'Integer',
      (value): value is number => Number.isInteger(value),
      (value, context) => (typeof value === 'number' && Number.isInteger(value) ? t.success(value) : t.failure(value, context)),
      t.identity,
    )
  }
}

/** Clients written in Go stop at a fraction where they want an integer. */
export const integer = new IntegerType()

export const orNull = <Codec extends t.Mixed>(codec: Codec): t.UnionC<[Codec, t.NullC]> => t.union([codec, t.null])

/** The envelope of almost every answer. */
export const dataOf = <Codec extends t.Mixed>(codec: Codec) => t.strict({ data: codec })

/** The envelope of an answer that comes in pages. */
export const pageOf = <Codec extends t.Mixed>(item: Codec) =>
  t.strict({ data: t.array(item), page: integer, next_page: orNull(integer), prev_page: orNull(integer), total: integer, total_pages: integer })
