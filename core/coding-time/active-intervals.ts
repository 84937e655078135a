import type { Heartbeat } from '../heartbeats/heartbeat.js'
import { earlierOf, laterOf, type Microseconds } from '../shared/instant.js'
import { lengthOf, type Period } from '../shared/period.js'

/** Time that counts, and the heartbeat it belongs to (rules 1 and 2). */
export interface ActiveInterval extends Period { readonly owner: Heartbeat }

/** The active intervals of a timeline, in order; they never overlap. */
export const activeIntervals = (timeline: ReadonlyArray<Heartbeat>, timeout: Microseconds): ReadonlyArray<ActiveInterval> => {
  const intervals: Array<ActiveInterval> = []
  for (let index = 1; index < timeline.length; index += 1) {
    const owner = timeline[index - 1]!
    const to = timeline[index]!.instant
    const gap = to - owner.instant
    if (0 < gap && gap <= timeout) intervals.push({ from: owner.instant, to, owner })
  }
  return intervals
}

/** What of the intervals lies in the window (rule 3). */
export const clipTo = (window: Period, intervals: ReadonlyArray<ActiveInterval>): ReadonlyArray<ActiveInterval> => {
  const inside: Array<ActiveInterval> = []
  for (const { from, to, owner } of intervals) {
    const cut = { from: laterOf(from, window.from), to: earlierOf(to, window.to), owner }
    if (lengthOf(cut) > 0) inside.push(cut)
  }
  return inside
}
