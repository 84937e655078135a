import type { Heartbeat } from '../heartbeats/heartbeat.js'
import { earlierOf, laterOf, type Microseconds } from '../shared/instant.js'
import { contains, type Period } from '../shared/period.js'
import type { LineTotals } from './activity.js'
import { addLines, type LineSums, noLines } from './lines.js'

/** What the active time of one run has in common. */
export interface RunLabel { readonly project: string | null; readonly value: string | null }

/** A maximal run of adjacent active intervals under one label, cut to a window (rule 7). */
export interface Run extends Period, RunLabel { readonly lines: LineTotals }

interface OpenRun extends RunLabel { readonly from: Period['from']; to: Period['to']; readonly lines: LineSums }

/**
 * The runs of a timeline that reaches one timeout beyond the window at both sides. `labelOf` answers null for a heartbeat whose intervals
 * are filtered out. Lines of a heartbeat that owns no time go to the run that it touches, if its label is the same.
 */
export const durationsOf = (
  window: Period,
  timeline: ReadonlyArray<Heartbeat>,
  timeout: Microseconds,
  labelOf: (heartbeat: Heartbeat) => RunLabel | null,
): ReadonlyArray<Run> => {
  const runs: Array<OpenRun> = []
  for (const [index, heartbeat] of timeline.entries()) {
    const label = labelOf(heartbeat)
    if (label === null) continue
    const next = timeline[index + 1]?.instant ?? heartbeat.instant
    const owned = next - heartbeat.instant <= timeout ? next : heartbeat.instant
    const from = laterOf(heartbeat.instant, window.from)
    const to = earlierOf(owned, window.to)
    const last = runs.at(-1)
    const continues = last !== undefined && last.to === from && last.project === label.project && last.value === label.value
    const run = continues ? last : from < to ? { ...label, from, to, lines: noLines() } : null
    if (run === null) continue
    if (!continues) runs.push(run)
    if (from < to) run.to = to
    if (contains(window, heartbeat.instant)) addLines(run.lines, heartbeat)
  }
  return runs
}
