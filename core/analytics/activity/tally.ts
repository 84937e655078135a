import type { Slice } from '../../coding-time/activity.js'
import { addAiTotals, addLineTotals, type AiSums, type LineSums, noAi, noLines } from '../../coding-time/lines.js'
import { makeSliceTable } from '../../coding-time/slice.js'
import { HOUR, type Instant, later, type Microseconds, QUARTER_HOUR, UTC_DAY } from '../../shared/instant.js'
import { lengthOf } from '../../shared/period.js'
import { hourAt, type LocalDay, type Zone } from '../../shared/zone.js'
import type { DayTotal } from '../answer.js'
import type { Display } from './attribute.js'
import type { Chooser } from './filter.js'
import type { Piece } from './piece.js'

/** What was summed up of one slice; names of the slice are those to show. */
export interface SliceSums { readonly slice: Slice; active: Microseconds; heartbeats: number; readonly lines: LineSums; readonly ai: AiSums }

export interface LabelSums { active: Microseconds; heartbeats: number; readonly lines: LineSums }

/** What was summed up of some days. Slices are numbered across all days of one tally. */
export interface Tally {
  readonly slices: Map<number, SliceSums>
  readonly dependencies: Map<string, LabelSums>
  readonly entities: Map<string, LabelSums>
}

export interface Tallies {
  /** One for each of the days, if asked for. */
  readonly days: ReadonlyArray<Tally>
  readonly whole: Tally
  /** The active time of each of the days. */
  readonly dayTotals: ReadonlyArray<DayTotal>
  /** Twenty-four totals by local hour. */
  readonly hours: ReadonlyArray<Microseconds>
}

const emptyTally = (): Tally => ({ slices: new Map(), dependencies: new Map(), entities: new Map() })

const sliceSums = (tally: Tally, index: number, slice: Slice): SliceSums => {
  const known = tally.slices.get(index)
  if (known !== undefined) return known
  const sums = { slice, active: 0, heartbeats: 0, lines: noLines(), ai: noAi() }
  tally.slices.set(index, sums)
  return sums
}

const labelSums = (labels: Map<string, LabelSums>, name: string): LabelSums => {
  const known = labels.get(name)
  if (known !== undefined) return known
  const sums = { active: 0, heartbeats: 0, lines: noLines() }
  labels.set(name, sums)
  return sums
}

const addLabels = (to: Map<string, LabelSums>, from: Map<string, LabelSums>): void => {
  for (const [name, { active, heartbeats, lines }] of from) {
    const sums = labelSums(to, name)
    sums.active += active
    sums.heartbeats += heartbeats
    addLineTotals(sums.lines, lines)
  }
}

const addTally = (to: Tally, from: Tally): void => {
  for (const [index, { slice, active, heartbeats, lines, ai }] of from.slices) {
    const sums = sliceSums(to, index, slice)
    sums.active += active
    sums.heartbeats += heartbeats
    addLineTotals(sums.lines, lines)
    addAiTotals(sums.ai, ai)
  }
  addLabels(to.dependencies, from.dependencies)
  addLabels(to.entities, from.entities)
}

export interface Tallying {
  /** Adjacent, in order. */
  readonly days: ReadonlyArray<LocalDay>
  readonly zone: Zone
  readonly chooser: Chooser
  readonly display: Display
  /** Whether to sum up each day apart too. */
  readonly eachDay: boolean
}

const shown = (slice: Slice, display: Display): Slice => {
  const language = display('language', slice.language)
  return language === slice.language ? slice : { ...slice, language }
}

/** Finds the day of instants that never go back; -1 outside all of them. */
const makeDayFinder = (days: ReadonlyArray<LocalDay>, from: number): ((at: number) => number) => {
  let index = from
  return (at) => {
    while (index < days.length && days[index]!.period.to <= at) index += 1
    return index < days.length && days[index]!.period.from <= at ? index : -1
  }
}

/** The hour that the day's clock shows: by arithmetic where no clock change can be in the way. */
const hourOf = (zone: Zone, { period }: LocalDay, at: Instant): number =>
  lengthOf(period) === UTC_DAY ? Math.floor((at - period.from) / HOUR) : hourAt(zone, at)

/**
 * Sums pieces, which are in order, up by local day; the days' bounds lie on the pieces' quarter-hours. Slices that the chooser does not
 * choose are left out; labels are taken from pieces of which it chooses every slice.
 */
export const tallyOf = (
  pieces: ReadonlyArray<Piece>,
  { days, zone, chooser: { choosesSlice }, display, eachDay }: Tallying,
): Tallies => {
  const table = makeSliceTable(4_096)
  const whole = emptyTally()
  const tallies = eachDay ? days.map(emptyTally) : []
  const dayTotals = new Float64Array(days.length)
  const hours = new Float64Array(24)

  const addRows = ({ from, activity }: Piece, chosen: ReadonlyArray<boolean>, firstDay: number): void => {
    const indexes = activity.slices.map((slice, index) => (chosen[index] === true ? table.indexOf(shown(slice, display)) : -1))
    const dayAt = makeDayFinder(days, firstDay)
    let current = -1
    let sums: Array<SliceSums | undefined> = []
    for (const row of activity.rows) {
      const slice = indexes[row.slice]!
      const at = later(from, row.quarter * QUARTER_HOUR)
      const day = slice < 0 ? -1 : dayAt(at)
      if (day < 0) continue
      if (day !== current) {
        current = day
        sums = []
      }
      const into = (sums[row.slice] ??= sliceSums(tallies[day] ?? whole, slice, table.slices[slice]!))
      into.active += row.active
      into.heartbeats += row.heartbeats
      if (row.lines !== null) addLineTotals(into.lines, row.lines)
      if (row.ai !== null) addAiTotals(into.ai, row.ai)
      if (row.active === 0) continue
      dayTotals[day]! += row.active
      hours[hourOf(zone, days[day]!, at)]! += row.active
    }
  }

  const addPieceLabels = ({ from, activity }: Piece, firstDay: number): void => {
    const dayOfDependency = makeDayFinder(days, firstDay)
    for (const { quarter, dependency, active } of activity.dependencies) {
      const day = dayOfDependency(from + quarter * QUARTER_HOUR)
      if (day >= 0) labelSums((tallies[day] ?? whole).dependencies, dependency).active += active
    }
    const dayOfEntity = makeDayFinder(days, firstDay)
    for (const { quarter, entity, active, heartbeats, lines } of activity.entities) {
      const day = dayOfEntity(from + quarter * QUARTER_HOUR)
      if (day < 0) continue
      const into = labelSums((tallies[day] ?? whole).entities, entity)
      into.active += active
      into.heartbeats += heartbeats
      if (lines !== null) addLineTotals(into.lines, lines)
    }
  }

  let firstDay = 0
  for (const piece of pieces) {
    while (firstDay < days.length && days[firstDay]!.period.to <= piece.from) firstDay += 1
    const chosen = piece.activity.slices.map(choosesSlice)
    addRows(piece, chosen, firstDay)
    if (chosen.every(Boolean)) addPieceLabels(piece, firstDay)
  }

  for (const tally of tallies) addTally(whole, tally)
  return {
    days: tallies, whole, hours: [...hours], dayTotals: days.map(({ date }, index) => ({ date, active: dayTotals[index]! })),
  }
}
