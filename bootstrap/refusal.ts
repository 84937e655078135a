import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { AccountInvalid, AccountUnknown, UsernameTaken } from '../core/index.js'

/** Why something was not done, in words for the person at the terminal. */
export class Refusal extends Error {
  override readonly name = 'Refusal'
}

/** Said to a command that only looks: there is no store yet, and looking makes none. */
export class NothingThere extends Refusal {}

type Told = AccountInvalid | AccountUnknown | UsernameTaken
type Unavailable = {
  readonly _tag: 'AccountsUnavailable' | 'LogUnavailable' | 'LedgerUnavailable' | 'StoreUnreachable'
  readonly cause: unknown
}

/** The first line of what went wrong. */
export const messageOf = (cause: unknown): string => (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? ''

const sayWhy = (failure: Told | Unavailable | Error): string => {
  if (failure instanceof Error) return failure.message
  if (failure._tag === 'AccountInvalid') return `${failure.field}: ${failure.why}`
  if (failure._tag === 'AccountUnknown') return `there is no account ${failure.id}`
  if (failure._tag === 'UsernameTaken') return `there already is a user ${failure.username}`
  return `the store did not answer: ${messageOf(failure.cause)}`
}

/** Runs it; what went wrong is thrown as a refusal. */
export const orRefuse = async <A>(task: TE.TaskEither<Told | Unavailable | Error, A>): Promise<A> => {
  const result = await task()
  if (E.isLeft(result)) throw new Refusal(sayWhy(result.left), { cause: result.left })
  return result.right
}
