import {
  type ActivityRow, type AiTotals, type DayActivity, type DependencyRow, type LineTotals, type Slice, SLICE_DIMENSIONS, type UtcDay,
} from '../../../core/index.js'
import { VarintReader, VarintWriter } from './varints.js'

/** Of the form below. A reader that meets another one must not guess. */
const FORM = 1

const LINES = 1
const AI = 2

/** Every name once; the rest of the day refers to it by place, and by 0 to "unknown". */
const namesOf = ({ slices, dependencies }: DayActivity): Map<string | null, number> => {
  const places = new Map<string | null, number>([[null, 0]])
  const add = (name: string | null): void => { if (!places.has(name)) places.set(name, places.size) }
  for (const slice of slices) for (const dimension of SLICE_DIMENSIONS) add(slice[dimension])
  for (const { dependency } of dependencies) add(dependency)
  return places
}

const packRow = (to: VarintWriter, { slice, active, heartbeats, lines, ai }: ActivityRow): void => {
  to.write(slice)
  to.write(active)
  to.write(heartbeats * 4 + (lines === null ? 0 : LINES) + (ai === null ? 0 : AI))
  if (lines !== null) for (const count of [lines.aiAdded, lines.aiDeleted, lines.humanAdded, lines.humanDeleted]) to.write(count)
  if (ai !== null) for (const count of [ai.inputTokens, ai.cachedInputTokens, ai.outputTokens, ai.prompts, ai.promptLength]) to.write(count)
}

/** Quarters ascend, so their differences are small. */
const packEach = <Row extends { readonly quarter: number }>(to: VarintWriter, rows: ReadonlyArray<Row>, pack: (row: Row) => void): void => {
  to.write(rows.length)
  let quarter = 0
  for (const row of rows) {
    to.write(row.quarter - quarter)
    quarter = row.quarter
    pack(row)
  }
}

/** A settled day in about ten bytes a row: its names as JSON, its numbers as varints. */
export const packDay = (activity: DayActivity): Buffer => {
  const names = namesOf(activity)
  const to = new VarintWriter()
  const writeName = (name: string | null): void => to.write(names.get(name) ?? 0)
  to.write(FORM)
  to.writeText(JSON.stringify([...names.keys()].slice(1)))
  to.write(activity.slices.length)
  for (const slice of activity.slices) for (const dimension of SLICE_DIMENSIONS) writeName(slice[dimension])
  packEach(to, activity.rows, (row) => packRow(to, row))
  packEach(to, activity.dependencies, ({ dependency, active }) => {
    writeName(dependency)
    to.write(active)
  })
  return to.take()
}

const readLines = (from: VarintReader): LineTotals => ({
  aiAdded: from.read(), aiDeleted: from.read(), humanAdded: from.read(), humanDeleted: from.read(),
})

const readAi = (from: VarintReader): AiTotals => ({
  inputTokens: from.read(), cachedInputTokens: from.read(), outputTokens: from.read(), prompts: from.read(), promptLength: from.read(),
})

const readRow = (from: VarintReader, quarter: number): ActivityRow => {
  const slice = from.read()
  const active = from.read()
  const counted = from.read()
  return {
    quarter, slice, active,
    heartbeats: Math.floor(counted / 4),
    lines: (counted & LINES) === 0 ? null : readLines(from),
    ai: (counted & AI) === 0 ? null : readAi(from),
  }
}

const readEach = <Row>(from: VarintReader, read: (from: VarintReader, quarter: number) => Row): ReadonlyArray<Row> => {
  const rows: Row[] = []
  let quarter = 0
  for (let left = from.read(); left > 0; left -= 1) {
    quarter += from.read()
    rows.push(read(from, quarter))
  }
  return rows
}

/** The inverse of `packDay`. Throws on bytes that it did not make. */
export const unpackDay = (day: UtcDay, payload: Buffer): DayActivity => {
  const from = new VarintReader(payload)
  const form = from.read()
  if (form !== FORM) throw new RangeError(`settled day of form ${form}, and only ${FORM} is known`)
  const names: ReadonlyArray<string> = JSON.parse(from.readText()) as ReadonlyArray<string>
  const readName = (): string | null => names[from.read() - 1] ?? null
  const readSlice = (): Slice => ({
    project: readName(), branch: readName(), language: readName(), category: readName() ?? '', editor: readName(),
    operatingSystem: readName(), machine: readName(), aiAgent: readName(), aiModel: readName(),
  })
  const readDependency = (_: VarintReader, quarter: number): DependencyRow => ({ quarter, dependency: readName() ?? '', active: from.read() })
  return {
    day,
    slices: Array.from({ length: from.read() }, readSlice),
    rows: readEach(from, readRow),
    dependencies: readEach(from, readDependency),
  }
}
