import type { Group, Run, Runs } from '../api/shapes.js'

/** A run and where it is drawn: parts of the day's length, from 0 to 1. */
export interface PlacedRun extends Run {
  readonly left: number
  readonly width: number
}

/** One project's row. `text` is its total as the API wrote it. */
export interface Lane {
  readonly name: string
  readonly text: string
  readonly runs: ReadonlyArray<PlacedRun>
}

export interface DayLayout {
  /** In time order. */
  readonly runs: ReadonlyArray<PlacedRun>
  /** The project with the most time first. */
  readonly lanes: ReadonlyArray<Lane>
}

export const boundsOf = ({ start, end }: Runs): { readonly start: number; readonly length: number } => {
  const from = Date.parse(start) / 1000
  return { start: from, length: Math.max(1, Math.round(Date.parse(end) / 1000) + 1 - from) }
}

export const layOutDay = (day: Runs, projects: ReadonlyArray<Group>): DayLayout => {
  const { start, length } = boundsOf(day)
  const runs = day.data.map((run): PlacedRun => ({
    ...run,
    left: (run.time - start) / length,
    width: run.duration / length,
  }))
  const lanes = projects.map(({ name, text }) => ({ name, text, runs: runs.filter((run) => run.project === name) }))
  return { runs, lanes }
}
