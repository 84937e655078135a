import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import { type Policy, RULE } from '../coding-time/policy.js'
import { sessionsWithin } from '../coding-time/sessions.js'
import { timelineOf } from '../coding-time/timeline.js'
import type { Heartbeat } from '../heartbeats/heartbeat.js'
import type { HeartbeatLog } from '../heartbeats/heartbeat-log.port.js'
import type { Languages } from '../heartbeats/languages.port.js'
import { earlierOf, laterOf } from '../shared/instant.js'
import { contains, lengthOf, type Period, widen } from '../shared/period.js'
import type { ExplainedGap, Explanation } from './answer.js'
import { displayWith } from './activity/attribute.js'
import { type Chooser, chooserOf } from './activity/filter.js'
import type { ExplainQuestion } from './question.js'
import type { ExplainTotal } from './use-cases.js'

export const makeExplainTotal =
  ({ log, languages }: { readonly log: HeartbeatLog; readonly languages: Languages }): ExplainTotal =>
  (question) => pipe(
    log.within(question.account.id, widen(question.window, question.policy.timeout)),
    TE.map((heartbeats) => explanationOf(heartbeats, question, chooserOf(question.filter, displayWith(languages)))),
  )

const explanationOf = (
  heartbeats: ReadonlyArray<Heartbeat>,
  { window, zone, policy }: ExplainQuestion,
  chooser: Chooser,
): Explanation => {
  const timeline = timelineOf(heartbeats, policy)
  const inside = timeline.filter(({ instant }) => contains(window, instant))
  const gaps = gapsOf(timeline, window, policy, chooser)
  return {
    rule: RULE,
    window,
    zone,
    policy,
    total: gaps.reduce((total, gap) => total + (gap._tag === 'Counted' ? lengthOf(gap.counted) : 0), 0),
    gaps,
    notWrites: policy.writesOnly ? heartbeats.filter(({ instant, isWrite }) => !isWrite && contains(window, instant)).length : 0,
    sameInstant: sharedInstants(inside),
    sessions: sessionsWithin(window, timeline, policy.timeout),
    lastHeartbeat: inside.at(-1)?.instant ?? null,
  }
}

const gapsOf = (
  timeline: ReadonlyArray<Heartbeat>,
  window: Period,
  { timeout }: Policy,
  chooser: Chooser,
): ReadonlyArray<ExplainedGap> => {
  const gaps: Array<ExplainedGap> = []
  for (let index = 1; index < timeline.length; index += 1) {
    const owner = timeline[index - 1]!
    const gap = { from: owner.instant, to: timeline[index]!.instant }
    const touches = gap.from < gap.to && gap.from <= window.to && window.from <= gap.to
    if (touches) gaps.push(explain(owner, gap, window, timeout, chooser))
  }
  return gaps
}

const explain = (owner: Heartbeat, gap: Period, window: Period, timeout: number, { refusal }: Chooser): ExplainedGap => {
  const length = lengthOf(gap)
  if (length > timeout) return { _tag: 'TooLong', gap, owner, length }
  const counted = { from: laterOf(gap.from, window.from), to: earlierOf(gap.to, window.to) }
  if (lengthOf(counted) === 0) return { _tag: 'ClippedAway', interval: gap, owner }
  const attribute = refusal(owner)
  return attribute === null ? { _tag: 'Counted', interval: gap, counted, owner } : { _tag: 'FilteredOut', interval: gap, owner, attribute }
}

/** How many instants are those of more than one heartbeat. */
const sharedInstants = (timeline: ReadonlyArray<Heartbeat>): number => {
  let shared = 0
  for (let index = 1; index < timeline.length; index += 1) {
    const same = timeline[index]!.instant === timeline[index - 1]!.instant
    const counted = timeline[index]!.instant === timeline[index - 2]?.instant
    if (same && !counted) shared += 1
  }
  return shared
}
