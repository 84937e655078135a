import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { UserId } from '../accounts/account.js'
import type { AccountDirectory } from '../accounts/account-directory.port.js'
import type { ActivityLedger, WaitingDay } from '../coding-time/activity-ledger.port.js'
import type { UtcDay } from '../coding-time/activity.js'
import { DEFAULT_TIMEOUT, type Policy } from '../coding-time/policy.js'
import type { HeartbeatLog } from '../heartbeats/heartbeat-log.port.js'
import { settleDays } from './activity/settle-days.js'
import { policyOf } from './policy-of.js'
import type { SettleFailure, SettleWaitingDays } from './use-cases.js'

export interface SettleDependencies {
  readonly log: HeartbeatLog
  readonly ledger: ActivityLedger
  /** Whose policies to settle under. Without it, and for a user without an account, the default policy. */
  readonly accounts?: AccountDirectory
}

/** Unlike a reader's, this settling answers `Left` when the days could not be kept: keeping them is all that it is for. */
export const makeSettleWaitingDays =
  (dependencies: SettleDependencies): SettleWaitingDays =>
  (limit) => pipe(
    dependencies.ledger.waiting(limit),
    TE.flatMap((waiting) => [...byUser(waiting)].reduce<TE.TaskEither<SettleFailure, number>>(
      (before, [user, days]) => pipe(
        before,
        TE.flatMap((settled) => pipe(settleUser(dependencies, user, days), TE.map((more) => settled + more))),
      ),
      TE.right(0),
    )),
  )

const byUser = (waiting: ReadonlyArray<WaitingDay>): ReadonlyMap<UserId, ReadonlyArray<UtcDay>> => {
  const users = new Map<UserId, Array<UtcDay>>()
  for (const { user, day } of waiting) {
    const days = users.get(user)
    if (days === undefined) users.set(user, [day])
    else days.push(day)
  }
  return users
}

const policyFor = (accounts: AccountDirectory | undefined, user: UserId): TE.TaskEither<SettleFailure, Policy> =>
  pipe(
    accounts === undefined ? TE.right(null) : accounts.byId(user),
    TE.map((account) => (account === null ? { timeout: DEFAULT_TIMEOUT, writesOnly: false } : policyOf(account))),
  )

const settleUser = ({ log, ledger, accounts }: SettleDependencies, user: UserId, days: ReadonlyArray<UtcDay>): TE.TaskEither<SettleFailure, number> => {
  const ordered = days.toSorted((a, b) => a - b)
  const asked = new Set(days)
  return pipe(
    policyFor(accounts, user),
    TE.flatMap((policy) => pipe(
      ledger.recall(user, { first: ordered[0]!, last: ordered.at(-1)! }, policy),
      TE.flatMap(({ stale }) =>
        settleDays({ log, ledger, settleFailed: TE.left }, user, stale.filter(({ day }) => asked.has(day)), policy)),
    )),
    TE.map((settled) => settled.length),
  )
}
