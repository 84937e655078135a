import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import type * as t from 'io-ts'
import type { BodyInvalid } from '../api/failure.js'
import type { BodyReader } from '../api/route.js'

const whyNot = ([error]: t.Errors): BodyInvalid => {
  const path = (error?.context ?? []).slice(1).map(({ key }) => key).join('.')
  const expected = error?.context.at(-1)?.type.name ?? 'something else'
  return { _tag: 'BodyInvalid', why: `${path === '' ? 'The body' : path}: expected ${expected}.` }
}

/** A body that is what the codec says. */
export const jsonBody = <Body>(codec: t.Type<Body, unknown>): BodyReader<Body> => ({
  documents: codec,
  read: (sent) => pipe(codec.decode(sent), E.mapLeft(whyNot)),
})
