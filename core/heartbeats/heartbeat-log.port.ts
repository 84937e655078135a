import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { UserId } from '../accounts/account.js'
import type { Instant } from '../shared/instant.js'
import type { Period } from '../shared/period.js'
import type { Fingerprint, Heartbeat, HeartbeatKey } from './heartbeat.js'

/** The log could not answer. Retrying later may work; nothing may be assumed written. */
export interface LogUnavailable { readonly _tag: 'LogUnavailable'; readonly cause: unknown }

/** The log has more waiting than it may hold, and took nothing of this batch. */
export interface LogOverloaded { readonly _tag: 'LogOverloaded'; readonly retryAfterSeconds: number }

/** Which of the batch were new: `fresh[i]` speaks of the i-th heartbeat given. */
export interface AppendReceipt { readonly fresh: ReadonlyArray<boolean> }

/** A place in one user's timeline: the heartbeat at it comes before the page that follows it. */
export interface Position { readonly instant: Instant; readonly fingerprint: Fingerprint }

/** The user's most recent known values. */
export interface LastKnown {
  readonly project: string | null
  readonly branch: string | null
  readonly language: string | null
}

/** Every heartbeat ever accepted, in time order. Proven by `test/contracts/heartbeat-log.contract.ts`. */
export interface HeartbeatLog {
  /**
   * All or nothing, and durable when it answers. A heartbeat already held is skipped, so a retry is safe; of several equal
   * ones in a batch the first is new. The days that a new heartbeat can change are marked stale in the same transaction:
   * every UTC day within `MAX_USER_TIMEOUT` of it (see `coding-time/activity-ledger.port.ts`).
   */
  readonly append: (batch: ReadonlyArray<Heartbeat>) => TE.TaskEither<LogUnavailable | LogOverloaded, AppendReceipt>
  /** One user's heartbeats in the half-open period, ordered by instant, then fingerprint. Unknown user: empty. */
  readonly within: (user: UserId, period: Period) => TE.TaskEither<LogUnavailable, ReadonlyArray<Heartbeat>>
  /** At most `limit` heartbeats of the user after `position` (from the start when null), in the same order as `within`. */
  readonly page: (user: UserId, after: Position | null, limit: number) => TE.TaskEither<LogUnavailable, ReadonlyArray<Heartbeat>>
  /** For each field, its value in the latest heartbeat at or before `upTo` in which it is known; null when there is none. */
  readonly lastKnown: (user: UserId, upTo: Instant) => TE.TaskEither<LogUnavailable, LastKnown>
  /** The instants of the user's first and last heartbeat; null when there is none. */
  readonly extent: (user: UserId) => TE.TaskEither<LogUnavailable, { readonly first: Instant; readonly last: Instant } | null>
  /** Removes what it holds of the given keys and marks days stale as `append` does. Answers how many it held. */
  readonly remove: (keys: ReadonlyArray<HeartbeatKey>) => TE.TaskEither<LogUnavailable, number>
}
