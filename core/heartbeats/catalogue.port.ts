import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { UserId } from '../accounts/account.js'
import type { Instant } from '../shared/instant.js'
import type { LogUnavailable } from './heartbeat-log.port.js'

/** A name that occurs in a user's heartbeats, and when it did. */
export interface Sighting {
  readonly name: string
  readonly first: Instant
  readonly last: Instant
  readonly heartbeats: number
}

/**
 * The names in one user's heartbeats, as sent, the most recently seen first, then by name. Heartbeats in which the name is unknown are
 * left out. Unknown user: empty. Proven by `test/contracts/catalogue.contract.ts`.
 */
export interface Catalogue {
  readonly projects: (user: UserId) => TE.TaskEither<LogUnavailable, ReadonlyArray<Sighting>>
  readonly machines: (user: UserId) => TE.TaskEither<LogUnavailable, ReadonlyArray<Sighting>>
  readonly userAgents: (user: UserId) => TE.TaskEither<LogUnavailable, ReadonlyArray<Sighting>>
}
