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

/** What was summed up of some days. */
export interface Tally {
  readonly slices: ReadonlyArray<SliceSums>
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

/** A tally at work: slices lie at their numbers, which are the same in all tallies of one answer. */
interface OpenTally extends Omit<Tally, 'slices'> { readonly slices: Array<SliceSums | undefined> }

const openTally = (): OpenTally => ({ slices: [], dependencies: new Map(), entities: new Map() })

const closed = ({ slices, dependencies, entities }: OpenTally): Tally =>
  ({ slices: slices.filter((sums) => sums !== undefined), dependencies, entities })

const sliceSums = ({ slices }: OpenTally, number: number, slice: Slice): SliceSums =>
  (slices[number] ??= { slice, active: 0, heartbeats: 0, lines: noLines(), ai: noAi() })

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

const addTally = (to: OpenTally, from: OpenTally): void => {
  for (const [number, added] of from.slices.entries()) {
    if (added === undefined) continue
    const sums = sliceSums(to, number, added.slice)
    sums.active += added.active
    sums.heartbeats += added.heartbeats
    addLineTotals(sums.lines, added.lines)
    addAiTotals(sums.ai, added.ai)
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
  readonly withDependencies: boolean
}

const shown = (slice: Slice, display: Display): Slice => {
  const language = display('language', slice.language)
  return language === slice.language ? slice : { ...slice, language }
}

/** Numbers the slices that are chosen, as they are to be shown; -1 is one that is not. Days share slices: each is looked at once. */
const makeNumbering = ({ choosesSlice }: Chooser, display: Display) => {
  const table = makeSliceTable(4_096)
  const numbers = new Map<Slice, number>()
  const numberOf = (slice: Slice): number => {
    const known = numbers.get(slice)
    if (known !== undefined) return known
    const number = choosesSlice(slice) ? table.indexOf(shown(slice, display)) : -1
    numbers.set(slice, number)
    return number
  }
  return { slices: table.slices, numberOf }
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
 * choose are left out, and their dependencies with them; entities are chosen already.
 */
export const tallyOf = (
  pieces: ReadonlyArray<Piece>,
  { days, zone, chooser, display, eachDay, withDependencies }: Tallying,
): Tallies => {
  const numbering = makeNumbering(chooser, display)
  const whole = openTally()
  const tallies = eachDay ? days.map(openTally) : []
  const dayTotals = new Float64Array(days.length)
  const hours = new Float64Array(24)

  const addRows = ({ from, activity }: Piece, numbers: ReadonlyArray<number>, firstDay: number): void => {
    const dayAt = makeDayFinder(days, firstDay)
    for (const row of activity.rows) {
      const number = numbers[row.slice]!
      const at = later(from, row.quarter * QUARTER_HOUR)
      const day = number < 0 ? -1 : dayAt(at)
      if (day < 0) continue
      const into = sliceSums(tallies[day] ?? whole, number, numbering.slices[number]!)
      into.active += row.active
      into.heartbeats += row.heartbeats
      if (row.lines !== null) addLineTotals(into.lines, row.lines)
      if (row.ai !== null) addAiTotals(into.ai, row.ai)
      if (row.active === 0) continue
      dayTotals[day]! += row.active
      hours[hourOf(zone, days[day]!, at)]! += row.active
    }
  }

  const addDependencies = ({ from, activity }: Piece, numbers: ReadonlyArray<number>, firstDay: number): void => {
    const dayAt = makeDayFinder(days, firstDay)
    for (const { quarter, slice, dependency, active } of activity.dependencies) {
      const day = numbers[slice]! < 0 ? -1 : dayAt(from + quarter * QUARTER_HOUR)
      if (day >= 0) labelSums((tallies[day] ?? whole).dependencies, dependency).active += active
    }
  }

  const addEntities = ({ from, entities }: Piece, firstDay: number): void => {
    const dayAt = makeDayFinder(days, firstDay)
    for (const { quarter, entity, active, heartbeats, lines } of entities) {
      const day = dayAt(from + quarter * QUARTER_HOUR)
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
    const numbers = piece.activity.slices.map(numbering.numberOf)
    addRows(piece, numbers, firstDay)
    if (withDependencies) addDependencies(piece, numbers, firstDay)
    addEntities(piece, firstDay)
  }

  for (const tally of tallies) addTally(whole, tally)
  return {
    days: tallies.map(closed),
    whole: closed(whole),
    hours: [...hours],
    dayTotals: days.map(({ date }, index) => ({ date, active: dayTotals[index]! })),
  }
}
