import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Account } from '../../accounts/account.js'
import type { ActivityLedger, LedgerUnavailable } from '../../coding-time/activity-ledger.port.js'
import { type UtcDays, utcDayOf } from '../../coding-time/activity.js'
import { type Policy, samePolicy } from '../../coding-time/policy.js'
import type { HeartbeatLog } from '../../heartbeats/heartbeat-log.port.js'
import type { Languages } from '../../heartbeats/languages.port.js'
import { earlier, MICROSECOND } from '../../shared/instant.js'
import { isQuarterAligned, type LocalDay } from '../../shared/zone.js'
import type { Unanswerable } from '../answer.js'
import type { Chooser } from './filter.js'
import { policyOf } from '../policy-of.js'
import { foldFromLog } from './fold-from-log.js'
import { type Piece, pieceOfDay } from './piece.js'
import { readActivity } from './read-settled.js'

/** What the questions about days need to be answered. */
export interface AnalyticsDependencies {
  readonly log: HeartbeatLog
  readonly ledger: ActivityLedger
  readonly languages: Languages
  /** Told when folded days could not be kept. The answer is right all the same, and the days stay stale. */
  readonly settleFailed?: (failure: LedgerUnavailable) => void
}

export interface Wanted {
  readonly account: Account
  readonly policy: Policy
  readonly chooser: Chooser
  /** Adjacent, in order. */
  readonly days: ReadonlyArray<LocalDay>
  readonly withEntities: boolean
}

const utcDaysOf = (days: ReadonlyArray<LocalDay>): UtcDays | null => {
  const from = days[0]?.period.from
  const to = days.at(-1)?.period.to
  return from === undefined || to === undefined || from >= to
    ? null
    : { first: utcDayOf(from), last: utcDayOf(earlier(to, MICROSECOND)) }
}

/**
 * The activity of the days: from settled days, or from the heartbeats where the question is about entities or by another policy than the
 * user's. The chooser is for settled pieces yet to be asked.
 */
export const gather = (
  dependencies: AnalyticsDependencies,
  { account, policy, chooser, days, withEntities }: Wanted,
): TE.TaskEither<Unanswerable, ReadonlyArray<Piece>> => {
  const utcDays = utcDaysOf(days)
  if (utcDays === null) return TE.right([])
  const settledCanTell = samePolicy(policy, policyOf(account)) && !withEntities && !chooser.choosesEntities &&
    days.every(({ period }) => isQuarterAligned(period))
  if (!settledCanTell) {
    const keep = chooser.choosesAll ? {} : { keep: chooser.chooses }
    return foldFromLog(dependencies.log, account.id, days, { policy, withEntities, ...keep })
  }
  return pipe(
    readActivity(dependencies, account.id, utcDays, policy),
    TE.map((settled) => settled.map(pieceOfDay)),
  )
}
