import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { UserId } from '../../accounts/account.js'
import { type Folding, foldWindows } from '../../coding-time/fold.js'
import type { HeartbeatLog, LogUnavailable } from '../../heartbeats/heartbeat-log.port.js'
import { widen } from '../../shared/period.js'
import type { LocalDay } from '../../shared/zone.js'
import { MAX_DAYS_AT_ONCE, type Piece } from './piece.js'

type Pieces = TE.TaskEither<LogUnavailable, ReadonlyArray<Piece>>

const stretchesOf = (days: ReadonlyArray<LocalDay>): ReadonlyArray<ReadonlyArray<LocalDay>> => {
  const stretches: Array<ReadonlyArray<LocalDay>> = []
  for (let index = 0; index < days.length; index += MAX_DAYS_AT_ONCE) stretches.push(days.slice(index, index + MAX_DAYS_AT_ONCE))
  return stretches
}

const foldStretch = (log: HeartbeatLog, user: UserId, days: ReadonlyArray<LocalDay>, folding: Folding): Pieces => {
  const from = days[0]!.period.from
  const to = days.at(-1)!.period.to
  return pipe(
    log.within(user, widen({ from, to }, folding.policy.timeout)),
    TE.map((heartbeats) => foldWindows(heartbeats, days.map(({ period }) => period), folding)
      .map((activity, index) => ({ from: days[index]!.period.from, activity, entities: activity.entities }))),
  )
}

/** Days on which there can be activity, given where the user's heartbeats begin and end. */
const livedDays = (log: HeartbeatLog, user: UserId, days: ReadonlyArray<LocalDay>): TE.TaskEither<LogUnavailable, ReadonlyArray<LocalDay>> =>
  days.length <= MAX_DAYS_AT_ONCE
    ? TE.right(days)
    : pipe(
        log.extent(user),
        TE.map((extent) => (extent === null
          ? []
          : days.filter(({ period }) => period.to > extent.first && period.from <= extent.last))),
      )

/** The adjacent days folded from heartbeats, a piece a day, under whatever policy and filter: exact, and the dearer way. */
export const foldFromLog = (log: HeartbeatLog, user: UserId, days: ReadonlyArray<LocalDay>, folding: Folding): Pieces =>
  pipe(
    livedDays(log, user, days),
    TE.flatMap((lived) => stretchesOf(lived).reduce<Pieces>(
      (before, stretch) => pipe(
        before,
        TE.flatMap((pieces) => pipe(foldStretch(log, user, stretch, folding), TE.map((more) => [...pieces, ...more]))),
      ),
      TE.right([]),
    )),
  )
