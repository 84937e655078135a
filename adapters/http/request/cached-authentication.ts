import { hash } from 'node:crypto'
import * as E from 'fp-ts/lib/Either.js'
import type { Account, AccountsUnavailable, AuthenticateKey } from '../../../core/index.js'

type Outcome = E.Either<AccountsUnavailable, Account | null>

interface Entry { readonly outcome: Promise<Outcome>; readonly until: number }

interface Options {
  readonly entries: number
  /** How long a revoked key may go on working. */
  readonly milliseconds: number
  readonly now: () => number
}

/** Says which kind of secret it is of, so that two kinds can never stand for each other. */
const nameOf = (secret: string): string => `api-key:${hash('sha256', secret, 'base64')}`

/**
 * Remembers for a moment whom a key signs in, and asks once for questions that come together. Refusals and failures are not
 * remembered. Holds no key: entries are named by digest.
 */
export const cacheAuthentication = (
  authenticateKey: AuthenticateKey,
  { entries, milliseconds, now }: Options = { entries: 10_000, milliseconds: 1_000, now: () => performance.now() },
): AuthenticateKey => {
  const known = new Map<string, Entry>()
  const forget = (name: string, entry: Entry): void => {
    if (known.get(name) === entry) known.delete(name)
  }
  const forgetUnlessSignedIn = async (name: string, entry: Entry): Promise<void> => {
    try {
      const outcome = await entry.outcome
      if (E.isLeft(outcome) || outcome.right === null) forget(name, entry)
    } catch {
      forget(name, entry)
    }
  }
  const ask = (name: string, secret: string): Promise<Outcome> => {
    const outcome = authenticateKey(secret)()
    const entry: Entry = { outcome, until: now() + milliseconds }
    known.delete(name)
    known.set(name, entry)
    if (known.size > entries) known.delete(known.keys().next().value ?? name)
    void forgetUnlessSignedIn(name, entry)
    return outcome
  }
  return (secret) => () => {
    const name = nameOf(secret)
    const entry = known.get(name)
    return entry !== undefined && now() < entry.until ? entry.outcome : ask(name, secret)
  }
}
