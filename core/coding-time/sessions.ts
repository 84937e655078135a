import type { Heartbeat } from '../heartbeats/heartbeat.js'
import { earlierOf, laterOf, type Microseconds } from '../shared/instant.js'
import { contains, type Period } from '../shared/period.js'

/** From the first heartbeat of a run to its last; a lone heartbeat's is of length zero (rule 6). */
export interface Session extends Period { readonly heartbeats: number }

/** The sessions of a timeline, in order. */
export const sessionsOf = (timeline: ReadonlyArray<Heartbeat>, timeout: Microseconds): ReadonlyArray<Session> => {
  const sessions: Array<Session> = []
  let start = 0
  for (let index = 1; index <= timeline.length; index += 1) {
    const last = timeline[index - 1]!
    const next = timeline[index]
    if (next !== undefined && next.instant - last.instant <= timeout) continue
    sessions.push({ from: timeline[start]!.instant, to: last.instant, heartbeats: index - start })
    start = index
  }
  return sessions
}

/** The same, cut to the window and with the heartbeats inside it: their lengths sum to the window's total. */
export const sessionsWithin = (window: Period, timeline: ReadonlyArray<Heartbeat>, timeout: Microseconds): ReadonlyArray<Session> => {
  const sessions: Array<Session> = []
  let index = 0
  for (const session of sessionsOf(timeline, timeout)) {
    let heartbeats = 0
    for (const end = index + session.heartbeats; index < end; index += 1) if (contains(window, timeline[index]!.instant)) heartbeats += 1
    const from = laterOf(session.from, window.from)
    const to = earlierOf(session.to, window.to)
    if (from < to || heartbeats > 0) sessions.push({ from, to, heartbeats })
  }
  return sessions
}
