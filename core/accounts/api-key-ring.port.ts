import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Instant } from '../shared/instant.js'
import type { UserId } from './account.js'
import type { AccountsUnavailable } from './account-directory.port.js'

/** What is kept of an API key: never the key itself. */
export interface ApiKey {
  /** A UUID that names the key in lists; it says nothing about the key. */
  readonly id: string
  readonly user: UserId
  /** SHA-256 of the bare lower-case UUID, without the `waka_` prefix, as hexadecimal. */
  readonly digest: string
  /** What the user calls it, so that it can be told from the others. */
  readonly name: string
  readonly createdAt: Instant
  readonly revokedAt: Instant | null
}

/** The keys with which plugins and tools sign in. Proven by `test/contracts/api-key-ring.contract.ts`. */
export interface ApiKeyRing {
  readonly add: (key: ApiKey) => TE.TaskEither<AccountsUnavailable, void>
  /** The key with this digest, unless it is unknown or revoked: then null. */
  readonly valid: (digest: string) => TE.TaskEither<AccountsUnavailable, ApiKey | null>
  /** All keys of one user, revoked ones included, oldest first. Unknown user: empty. */
  readonly of: (user: UserId) => TE.TaskEither<AccountsUnavailable, ReadonlyArray<ApiKey>>
  /** Says whether there was such an unrevoked key of this user. Another user's key is never touched. */
  readonly revoke: (user: UserId, id: string, at: Instant) => TE.TaskEither<AccountsUnavailable, boolean>
}
