import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { activeIntervals, clipTo } from '../coding-time/active-intervals.js'
import { durationsOf } from '../coding-time/durations.js'
import { timelineOf } from '../coding-time/timeline.js'
import type { Heartbeat } from '../heartbeats/heartbeat.js'
import type { HeartbeatLog } from '../heartbeats/heartbeat-log.port.js'
import type { Languages } from '../heartbeats/languages.port.js'
import { widen } from '../shared/period.js'
import { periodOfDay } from '../shared/zone.js'
import type { Durations } from './answer.js'
import { attributeOf, type Display, displayWith } from './activity/attribute.js'
import { type Chooser, chooserOf } from './activity/filter.js'
import type { DurationsQuestion } from './question.js'
import type { ListDurations } from './use-cases.js'

export const makeListDurations =
  ({ log, languages }: { readonly log: HeartbeatLog; readonly languages: Languages }): ListDurations =>
  (question) => {
    const period = periodOfDay(question.zone, question.date)
    const display = displayWith(languages)
    return pipe(
      log.within(question.account.id, widen(period, question.policy.timeout)),
      TE.map((heartbeats) => durationsAmong(heartbeats, question, chooserOf(question.filter, display), display)),
    )
  }

const durationsAmong = (
  heartbeats: ReadonlyArray<Heartbeat>,
  { zone, date, policy, sliceBy }: DurationsQuestion,
  { chooses }: Chooser,
  display: Display,
): Durations => {
  const day = { date, period: periodOfDay(zone, date) }
  const timeline = timelineOf(heartbeats, policy)
  const runs = durationsOf(day.period, timeline, policy.timeout, (heartbeat) =>
    (chooses(heartbeat) ? { project: heartbeat.project, value: display(sliceBy, attributeOf(heartbeat, sliceBy)) } : null))
  const branches = new Set<string>()
  for (const { owner } of clipTo(day.period, activeIntervals(timeline, policy.timeout))) {
    if (owner.branch !== null && chooses(owner)) branches.add(owner.branch)
  }
  return {
    day,
    zone,
    policy,
    durations: runs.map(({ from, to, project, value, lines }) => ({ period: { from, to }, project, value, lines })),
    branches: [...branches].sort(),
  }
}
