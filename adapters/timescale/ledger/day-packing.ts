import type { ActivityRow, DayActivity, DependencyRow, Slice } from '../../../core/index.js'
import { VarintWriter } from './varints.js'

/** Of the form below. A reader that meets another one must not guess. */
export const FORM = 2

/** Flags beside a row's number of heartbeats. */
export const LINES = 1
export const AI = 2

/** The attributes of a slice, those first that differ least from one slice to the next. */
export const ATTRIBUTES = [
  'machine', 'operatingSystem', 'editor', 'aiAgent', 'aiModel', 'project', 'branch', 'language', 'category',
] as const satisfies ReadonlyArray<keyof Slice>

/** Each name once; the rest of the day refers to it by its place. */
interface NameTable { readonly names: ReadonlyArray<string>; readonly placeOf: (name: string) => number }

const makeNameTable = (all: Iterable<string>): NameTable => {
  const places = new Map<string, number>()
  for (const name of all) if (!places.has(name)) places.set(name, places.size)
  return { names: [...places.keys()], placeOf: (name) => places.get(name)! }
}

const namesOf = (slices: ReadonlyArray<Slice>): ReadonlyArray<string> =>
  slices.flatMap((slice) => ATTRIBUTES.flatMap((attribute) => slice[attribute] ?? []))

/** How many attributes a slice has in common with the one before it, and the places of the rest; 0 is "unknown". */
const packSlices = (to: VarintWriter, slices: ReadonlyArray<Slice>, { placeOf }: NameTable): void => {
  let before: ReadonlyArray<number> = []
  to.write(slices.length)
  for (const slice of slices) {
    const places = ATTRIBUTES.map((attribute) => {
      const name = slice[attribute]
      return name === null ? 0 : placeOf(name) + 1
    })
    const differing = places.findIndex((place, at) => place !== before[at])
    const common = differing < 0 ? places.length : differing
    to.write(common)
    for (const place of places.slice(common)) to.write(place)
    before = places
  }
}

/** Quarters ascend, so their differences are small. */
const packRows = (to: VarintWriter, rows: ReadonlyArray<ActivityRow>): void => {
  let before = 0
  to.write(rows.length)
  for (const { quarter, slice, active, heartbeats, lines, ai } of rows) {
    to.write(quarter - before)
    to.write(slice)
    to.write(active)
    to.write(heartbeats * 4 + (lines === null ? 0 : LINES) + (ai === null ? 0 : AI))
    if (lines !== null) for (const count of [lines.aiAdded, lines.aiDeleted, lines.humanAdded, lines.humanDeleted]) to.write(count)
    if (ai !== null) for (const count of [ai.inputTokens, ai.cachedInputTokens, ai.outputTokens, ai.prompts, ai.promptLength]) to.write(count)
    before = quarter
  }
}

/** Rows that follow each other in one slice of one quarter. */
const groupsOf = (rows: ReadonlyArray<DependencyRow>): ReadonlyArray<ReadonlyArray<DependencyRow>> => {
  const groups: DependencyRow[][] = []
  for (const row of rows) {
    const group = groups.at(-1)
    if (group?.[0]?.quarter === row.quarter && group[0].slice === row.slice) group.push(row)
    else groups.push([row])
  }
  return groups
}

/** A file's dependencies have the same time: each time is written once a group, and a dependency is one number with its time's place. */
const packDependencies = (to: VarintWriter, rows: ReadonlyArray<DependencyRow>, { placeOf }: NameTable): void => {
  const groups = groupsOf(rows)
  let before = 0
  to.write(groups.length)
  for (const group of groups) {
    const { quarter, slice } = group[0]!
    const times = [...new Set(group.map(({ active }) => active))]
    to.write(quarter - before)
    to.write(slice)
    to.write(times.length)
    for (const time of times) to.write(time)
    to.write(group.length)
    for (const { dependency, active } of group) to.write(placeOf(dependency) * times.length + times.indexOf(active))
    before = quarter
  }
}

/** A settled day in about ten bytes a row: its names as JSON, its numbers as varints. `makeDayUnpacker` reads it. */
export const packDay = ({ slices, rows, dependencies }: DayActivity): Buffer => {
  const names = makeNameTable(namesOf(slices))
  const labels = makeNameTable(dependencies.map(({ dependency }) => dependency))
  const [packedRows, packedDependencies] = [new VarintWriter(), new VarintWriter()]
  packRows(packedRows, rows)
  packDependencies(packedDependencies, dependencies, labels)
  const to = new VarintWriter()
  to.write(FORM)
  to.writeText(JSON.stringify([names.names, labels.names]))
  packSlices(to, slices, names)
  to.writePart(packedRows.take())
  to.writePart(packedDependencies.take())
  return to.take()
}
