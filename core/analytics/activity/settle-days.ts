import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { UserId } from '../../accounts/account.js'
import type { ActivityLedger, LedgerUnavailable, StaleDay } from '../../coding-time/activity-ledger.port.js'
import { type DayActivity, periodOfUtcDay } from '../../coding-time/activity.js'
import { foldDays } from '../../coding-time/fold.js'
import type { Policy } from '../../coding-time/policy.js'
import type { HeartbeatLog, LogUnavailable } from '../../heartbeats/heartbeat-log.port.js'
import { widen } from '../../shared/period.js'
import { MAX_DAYS_AT_ONCE } from './piece.js'

/** A hole so short is read along rather than around. */
const MAX_HOLE = 3

export interface Settling {
  readonly log: HeartbeatLog
  readonly ledger: ActivityLedger
  /** The days were folded, but could not be kept: they stay stale, and whoever asks next folds them again. */
  readonly settleFailed: (failure: LedgerUnavailable) => TE.TaskEither<LedgerUnavailable, void>
}

/** Stale days in stretches that are each read at once. */
export const stretchesOf = (stale: ReadonlyArray<StaleDay>): ReadonlyArray<ReadonlyArray<StaleDay>> => {
  const stretches: Array<Array<StaleDay>> = []
  for (const next of stale) {
    const stretch = stretches.at(-1)
    const first = stretch?.[0]
    const last = stretch?.at(-1)
    const fits = first !== undefined && last !== undefined &&
      next.day - last.day <= MAX_HOLE && next.day - first.day < MAX_DAYS_AT_ONCE
    if (stretch !== undefined && fits) stretch.push(next)
    else stretches.push([next])
  }
  return stretches
}

const settleStretch = (
  { log, ledger, settleFailed }: Settling,
  user: UserId,
  stretch: ReadonlyArray<StaleDay>,
  policy: Policy,
): TE.TaskEither<LogUnavailable | LedgerUnavailable, ReadonlyArray<DayActivity>> => {
  const from = periodOfUtcDay(stretch[0]!.day).from
  const to = periodOfUtcDay(stretch.at(-1)!.day).to
  return pipe(
    log.within(user, widen({ from, to }, policy.timeout)),
    TE.map((heartbeats) => foldDays(heartbeats, stretch.map(({ day }) => day), policy)),
    TE.tap((folded) => pipe(
      ledger.settle(user, folded.map((activity, index) => ({ activity, ticket: stretch[index]!.ticket })), policy),
      TE.orElse(settleFailed),
    )),
  )
}

/** Folds the stale days from the log and settles them, a stretch after another; answers what was folded, in order. */
export const settleDays = (
  settling: Settling,
  user: UserId,
  stale: ReadonlyArray<StaleDay>,
  policy: Policy,
): TE.TaskEither<LogUnavailable | LedgerUnavailable, ReadonlyArray<DayActivity>> =>
  stretchesOf(stale).reduce<TE.TaskEither<LogUnavailable | LedgerUnavailable, ReadonlyArray<DayActivity>>>(
    (before, stretch) => pipe(
      before,
      TE.flatMap((folded) => pipe(settleStretch(settling, user, stretch, policy), TE.map((more) => [...folded, ...more]))),
    ),
    TE.right([]),
  )
