import * as TE from 'fp-ts/lib/TaskEither.js'
import {
  earlier, type Heartbeat, type HeartbeatKey, type HeartbeatLog, type Instant, instant, type LastKnown, later, MAX_USER_TIMEOUT,
  periodOfUtcDay, type UtcDay, utcDayOf,
} from '../../core/index.js'
import type { DayMarks } from './day-book.js'
import { addTo, endOf, holdsAnyIn, knowing, removeFrom, startOf, type Timeline, type Timelines } from './timeline.js'

const THE_END = endOf(instant(Infinity))

const lastKnownIn = (timeline: Timeline, upTo: Instant): LastKnown => {
  const { project, branch, language } = knowing(timeline)
  return {
    project: project.before(endOf(upTo))?.project ?? null,
    branch: branch.before(endOf(upTo))?.branch ?? null,
    language: language.before(endOf(upTo))?.language ?? null,
  }
}

export const makeMemoryHeartbeatLog = (timelines: Timelines, marks: DayMarks): HeartbeatLog => {
  /** A day that has no heartbeats has nothing to settle. */
  const touchDaysAround = ({ user, instant }: HeartbeatKey, timeline: Timeline): void => {
    const last = utcDayOf(later(instant, MAX_USER_TIMEOUT))
    for (let day = utcDayOf(earlier(instant, MAX_USER_TIMEOUT)); day <= last; day = (day + 1) as UtcDay) {
      if (holdsAnyIn(timeline, periodOfUtcDay(day))) marks.mark(user, day)
      else marks.forget(user, day)
    }
  }

  const takeIn = (heartbeat: Heartbeat): boolean => {
    const timeline = timelines.open(heartbeat.user)
    const fresh = addTo(timeline, heartbeat)
    if (fresh) touchDaysAround(heartbeat, timeline)
    return fresh
  }

  const takeOut = (key: HeartbeatKey): boolean => {
    const timeline = timelines.of(key.user)
    if (timeline === null || !removeFrom(timeline, key)) return false
    touchDaysAround(key, timeline)
    return true
  }

  return {
    append: (batch) => TE.fromIO(() => ({ fresh: batch.map(takeIn) })),

    within: (user, { from, to }) => TE.fromIO(() => timelines.of(user)?.all.between(startOf(from), startOf(to)) ?? []),

    page: (user, after, limit) =>
      TE.fromIO(() => {
        const { all } = timelines.of(user) ?? {}
        if (all === undefined) return []
        if (after === null) return all.between(startOf(instant(-Infinity)), THE_END, limit)
        const found = all.between(after, THE_END, limit + 1)
        return all.find(after) === null ? found.slice(0, limit) : found.slice(1)
      }),

    lastKnown: (user, upTo) =>
      TE.fromIO(() => {
        const timeline = timelines.of(user)
        return timeline === null ? { project: null, branch: null, language: null } : lastKnownIn(timeline, upTo)
      }),

    extent: (user) =>
      TE.fromIO(() => {
        const first = timelines.of(user)?.all.first()
        const last = timelines.of(user)?.all.last()
        return first && last ? { first: first.instant, last: last.instant } : null
      }),

    remove: (keys) => TE.fromIO(() => keys.filter(takeOut).length),
  }
}
