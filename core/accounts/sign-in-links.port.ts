import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Instant } from '../shared/instant.js'
import type { UserId } from './account.js'
import type { AccountsUnavailable } from './account-directory.port.js'

/** What is kept of a one-time link: the digest of its token, never the token. */
export interface SignInLink {
  readonly digest: string
  readonly user: UserId
  readonly expiresAt: Instant
}

/** Links that sign a browser in, once. Proven by `test/contracts/sign-in-links.contract.ts`. */
export interface SignInLinks {
  readonly issue: (link: SignInLink) => TE.TaskEither<AccountsUnavailable, void>
  /** The link's user, the first time before it expires; null for a used, expired or unknown one. Of several at once, one wins. */
  readonly redeem: (digest: string, now: Instant) => TE.TaskEither<AccountsUnavailable, UserId | null>
}
