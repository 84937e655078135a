import type { Heartbeat } from '../heartbeats/heartbeat.js'
import { QUARTER_HOUR } from '../shared/instant.js'
import type { Period } from '../shared/period.js'
import { type Activity, type DayActivity, periodOfUtcDay, type UtcDay } from './activity.js'
import { makeActivityBuilder } from './activity-builder.js'
import type { Policy } from './policy.js'
import { timelineOf } from './timeline.js'

export interface Folding {
  readonly policy: Policy
  /** Chooses whose intervals and counts are kept (rule 4). All, when absent. */
  readonly keep?: (heartbeat: Heartbeat) => boolean
  readonly withEntities?: boolean
}

/**
 * The activity of each window, by the rule. `windows` are in order and do not overlap; `heartbeats` are one user's, all from one timeout
 * before the first window to one after the last. Quarters are counted from the start of each window.
 */
export const foldWindows = (
  heartbeats: ReadonlyArray<Heartbeat>,
  windows: ReadonlyArray<Period>,
  { policy, keep, withEntities = false }: Folding,
): ReadonlyArray<Activity> => {
  const timeline = timelineOf(heartbeats, policy)
  const activities: Array<Activity> = []
  let builder = makeActivityBuilder(withEntities)
  let current = windows[0]

  const goTo = (at: number): void => {
    while (current !== undefined && current.to <= at) {
      activities.push(builder.finish())
      builder = makeActivityBuilder(withEntities)
      current = windows[activities.length]
    }
  }

  for (let index = 0; index < timeline.length; index += 1) {
    const heartbeat = timeline[index]!
    goTo(heartbeat.instant)
    if (current === undefined) break
    if (keep !== undefined && !keep(heartbeat)) continue
    if (heartbeat.instant >= current.from) builder.count(Math.floor((heartbeat.instant - current.from) / QUARTER_HOUR), heartbeat)

    const end = timeline[index + 1]?.instant ?? heartbeat.instant
    if (end - heartbeat.instant > policy.timeout) continue
    let at: number = heartbeat.instant
    while (at < end) {
      goTo(at)
      if (current === undefined) break
      if (at < current.from) {
        at = current.from
        continue
      }
      const quarter = Math.floor((at - current.from) / QUARTER_HOUR)
      const until = Math.min(end, current.from + (quarter + 1) * QUARTER_HOUR, current.to)
      builder.spend(quarter, heartbeat, until - at)
      at = until
    }
  }
  while (activities.length < windows.length) {
    activities.push(builder.finish())
    builder = makeActivityBuilder(withEntities)
  }
  return activities
}

/** The activity of each of the UTC days, which are in order, from all heartbeats within one timeout of them. */
export const foldDays = (heartbeats: ReadonlyArray<Heartbeat>, days: ReadonlyArray<UtcDay>, policy: Policy): ReadonlyArray<DayActivity> =>
  foldWindows(heartbeats, days.map(periodOfUtcDay), { policy })
    .map(({ slices, rows, dependencies }, index) => ({ day: days[index]!, slices, rows, dependencies }))
