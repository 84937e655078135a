import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { UserId } from '../../accounts/account.js'
import type { ActivityLedger, LedgerUnavailable } from '../../coding-time/activity-ledger.port.js'
import type { DayActivity, UtcDays } from '../../coding-time/activity.js'
import type { Policy } from '../../coding-time/policy.js'
import type { HeartbeatLog } from '../../heartbeats/heartbeat-log.port.js'
import type { Unanswerable } from '../answer.js'
import { settleDays } from './settle-days.js'

export interface ReadingSettled {
  readonly log: HeartbeatLog
  readonly ledger: ActivityLedger
  readonly settleFailed?: (failure: LedgerUnavailable) => void
}

/**
 * The user's days under their own policy, in order. What is stale is folded from the log, used, and settled for the next reader. An answer
 * does not depend on settling: when that fails it is told to `settleFailed`, and the days stay stale.
 */
export const readActivity = (
  { log, ledger, settleFailed }: ReadingSettled,
  user: UserId,
  days: UtcDays,
  policy: Policy,
): TE.TaskEither<Unanswerable, ReadonlyArray<DayActivity>> => {
  const tolerant = (failure: LedgerUnavailable): TE.TaskEither<LedgerUnavailable, void> => TE.fromIO(() => settleFailed?.(failure))
  return pipe(
    ledger.recall(user, days, policy),
    TE.flatMap(({ settled, stale }) => pipe(
      settleDays({ log, ledger, settleFailed: tolerant }, user, stale, policy),
      TE.map((folded) => (folded.length === 0 ? settled : [...settled, ...folded].sort((a, b) => a.day - b.day))),
    )),
  )
}
