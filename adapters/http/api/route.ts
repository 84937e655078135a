import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type * as t from 'io-ts'
import type { Account, Instant } from '../../../core/index.js'
import { readParams } from '../params/param.js'
import type { Answer, ErrorStyle } from './answer.js'
import type { Failure } from './failure.js'

/** What a request brought, before its route has looked at it. */
export interface Incoming {
  /** Whom key or cookie signed in; null for a stranger. */
  readonly asker: Account | null
  /** Whose data the path names, where it names anybody. */
  readonly subject: Account | null
  readonly path: Readonly<Record<string, string>>
  readonly query: Readonly<Record<string, unknown>>
  /** JSON; undefined where the route reads none. */
  readonly body: unknown
  readonly headers: { readonly userAgent: string | null; readonly machine: string | null }
  readonly now: Instant
}

export type Call<Query, Body> = Omit<Incoming, 'query' | 'body'> & { readonly query: Query; readonly body: Body }
export type SubjectCall<Query, Body> = Call<Query, Body> & { readonly subject: Account; readonly isOwn: boolean }

/** How the body is read, and the codec that says to readers what it should be. */
export interface BodyReader<Body> {
  readonly documents: t.Mixed
  readonly read: (sent: unknown) => E.Either<Failure, Body>
}

type Answering = TE.TaskEither<Failure, Answer>

/** What router and OpenAPI document both are made from. */
export interface RouteFacts {
  readonly method: 'GET' | 'POST' | 'DELETE'
  /** Below the API's root, with `:name` for parameters; `:user` is whose data it is. */
  readonly path: string
  readonly operation: string
  readonly tag: string
  readonly summary: string
  /** The codec of each answer with a body of its own; errors are described for all routes at once. */
  readonly answers: Readonly<Record<number, t.Mixed>>
  readonly errors?: ErrorStyle
}

/**
 * Who may ask: anybody; anybody, but the answer differs for who signs in; who signs in, of their own data; or also anybody, of a user
 * who has made their stats public.
 */
export type Access = 'anybody' | 'anybody or key' | 'own' | 'own or public'

export interface Route extends RouteFacts {
  readonly access: Access
  readonly query: t.Mixed | null
  readonly body: t.Mixed | null
  readonly serve: (incoming: Incoming) => Answering
}

interface Parts<Query, Body> extends RouteFacts {
  readonly query?: t.Type<Query, unknown>
  readonly body?: BodyReader<Body>
}

export interface OpenParts<Query, Body> extends Parts<Query, Body> {
  readonly access: 'anybody' | 'anybody or key'
  readonly handle: (call: Call<Query, Body>) => Answering
}

export interface SubjectParts<Query, Body> extends Parts<Query, Body> {
  readonly access: 'own' | 'own or public'
  readonly handle: (call: SubjectCall<Query, Body>) => Answering
}

const queryOf = <Query>(codec: t.Type<Query, unknown> | undefined, incoming: Incoming): E.Either<Failure, Query> =>
  codec === undefined
    ? E.right(undefined as Query)
    : pipe(readParams(codec, incoming.query), E.mapLeft((mistakes): Failure => ({ _tag: 'ParametersInvalid', mistakes })))

const bodyOf = <Body>(reader: BodyReader<Body> | undefined, incoming: Incoming): E.Either<Failure, Body> =>
  reader === undefined ? E.right(undefined as Body) : reader.read(incoming.body)

const callOf = <Query, Body>(parts: Parts<Query, Body>, incoming: Incoming): E.Either<Failure, Call<Query, Body>> => {
  const query = queryOf(parts.query, incoming)
  if (E.isLeft(query)) return query
  const body = bodyOf(parts.body, incoming)
  return E.isLeft(body) ? body : E.right({ ...incoming, query: query.right, body: body.right })
}

const factsOf = <Query, Body>({ query, body, ...facts }: Parts<Query, Body>) => ({
  ...facts, query: query ?? null, body: body?.documents ?? null,
})

/** A route that is about nobody, or about whoever asks. */
export const openRoute = <Query = undefined, Body = undefined>(parts: OpenParts<Query, Body>): Route => ({
  ...factsOf(parts),
  access: parts.access,
  serve: (incoming) => {
    const call = callOf(parts, incoming)
    return E.isLeft(call) ? TE.left(call.left) : parts.handle(call.right)
  },
})

/** A route about the user whom its path names. */
export const subjectRoute = <Query = undefined, Body = undefined>(parts: SubjectParts<Query, Body>): Route => ({
  ...factsOf(parts),
  access: parts.access,
  serve: (incoming) => {
    const { asker, subject } = incoming
    if (subject === null) throw new Error(`${parts.path} was served without a subject`)
    const call = callOf(parts, incoming)
    return E.isLeft(call) ? TE.left(call.left) : parts.handle({ ...call.right, subject, isOwn: asker?.id === subject.id })
  },
})
