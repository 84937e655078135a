import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { UserId } from '../accounts/account.js'
import type { DayActivity, UtcDay, UtcDays } from './activity.js'
import type { Policy } from './policy.js'

/** The ledger could not answer. Retrying later may work; nothing may be assumed written. */
export interface LedgerUnavailable { readonly _tag: 'LedgerUnavailable'; readonly cause: unknown }

/** What the ledger had seen of a day when it was recalled. Only the ledger reads it. */
export interface SettleTicket {
  readonly revision: number
  readonly marks: ReadonlyArray<number>
}

export interface StaleDay { readonly day: UtcDay; readonly ticket: SettleTicket }

/** Days without heartbeats are in neither list. */
export interface Recollection {
  /** Days that are settled under the asked policy and not stale, in order. */
  readonly settled: ReadonlyArray<DayActivity>
  /** Days that must be folded anew: marked stale, settled under another policy, or kept in a form that cannot be read any more. In order. */
  readonly stale: ReadonlyArray<StaleDay>
}

export interface SettledDay { readonly activity: DayActivity; readonly ticket: SettleTicket }

/** A day that waits to be settled. */
export interface WaitingDay { readonly user: UserId; readonly day: UtcDay }

/**
 * Settled days, one entry a user and UTC day. The log's `append` and `remove` mark days stale; settling clears the marks that
 * were seen. Proven, together with the log, by `test/contracts/activity-ledger.contract.ts`.
 */
export interface ActivityLedger {
  /** One consistent picture of the user's days: a heartbeat acknowledged before the call is in it, or its day is stale. */
  readonly recall: (user: UserId, days: UtcDays, policy: Policy) => TE.TaskEither<LedgerUnavailable, Recollection>
  /**
   * Keeps the days' activity under the policy, replacing what was kept, and clears the marks on their tickets. A day settled by
   * another since its ticket was given is left as it is; one marked again meanwhile stays stale.
   */
  readonly settle: (user: UserId, days: ReadonlyArray<SettledDay>, policy: Policy) => TE.TaskEither<LedgerUnavailable, void>
  /** At most `limit` stale days of any users, those waiting longest first. */
  readonly waiting: (limit: number) => TE.TaskEither<LedgerUnavailable, ReadonlyArray<WaitingDay>>
}
