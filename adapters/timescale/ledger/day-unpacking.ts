import type { ActivityRow, AiTotals, DayActivity, DependencyRow, LineTotals, Slice, UtcDay } from '../../../core/index.js'
import { AI, ATTRIBUTES, FORM, LINES } from './day-packing.js'
import { VarintReader } from './varints.js'

/** Whether `packDay` made it; a day in another form has to be folded anew. */
export const isReadable = (payload: Buffer): boolean => payload[0] === FORM

/** Slices by their attributes, one after another, so that equal ones are one object. */
interface SliceTree { readonly children: Map<string | null, SliceTree>; slice: Slice | null }

const makeSliceTree = (): SliceTree => ({ children: new Map(), slice: null })

const branchOf = ({ children }: SliceTree, name: string | null): SliceTree => {
  const known = children.get(name)
  if (known !== undefined) return known
  const branch = makeSliceTree()
  children.set(name, branch)
  return branch
}

/** In the order of `ATTRIBUTES`. */
type Names = Array<string | null>

const sliceOf = (names: Names): Slice => {
  const [
    machine = null, operatingSystem = null, editor = null, aiAgent = null, aiModel = null, project = null, branch = null, language = null, category,
  ] = names
  return { project, branch, language, category: category ?? '', editor, operatingSystem, machine, aiAgent, aiModel }
}

const readLines = (from: VarintReader): LineTotals => ({
  aiAdded: from.read(), aiDeleted: from.read(), humanAdded: from.read(), humanDeleted: from.read(),
})

const readAi = (from: VarintReader): AiTotals => ({
  inputTokens: from.read(), cachedInputTokens: from.read(), outputTokens: from.read(), prompts: from.read(), promptLength: from.read(),
})

const readRows = (from: VarintReader): ReadonlyArray<ActivityRow> => {
  const rows: ActivityRow[] = []
  let quarter = 0
  for (let left = from.read(); left > 0; left -= 1) {
    quarter += from.read()
    const slice = from.read()
    const active = from.read()
    const counted = from.read()
    rows.push({
      quarter, slice, active,
      heartbeats: Math.floor(counted / 4),
      lines: (counted & LINES) === 0 ? null : readLines(from),
      ai: (counted & AI) === 0 ? null : readAi(from),
    })
  }
  return rows
}

const readDependencies = (from: VarintReader, names: ReadonlyArray<string>): ReadonlyArray<DependencyRow> => {
  const rows: DependencyRow[] = []
  let quarter = 0
  for (let groups = from.read(); groups > 0; groups -= 1) {
    quarter += from.read()
    const slice = from.read()
    const times = from.readMany(from.read())
    for (let left = from.read(); left > 0; left -= 1) {
      const number = from.read()
      const place = Math.floor(number / times.length)
      rows.push({ quarter, slice, dependency: names[place]!, active: times[number - place * times.length]! })
    }
  }
  return rows
}

const readSlices = (from: VarintReader, names: ReadonlyArray<string>, tree: SliceTree): ReadonlyArray<Slice> => {
  const slices: Slice[] = []
  const current: Names = []
  const path = [tree]
  for (let left = from.read(); left > 0; left -= 1) {
    for (let at = from.read(); at < ATTRIBUTES.length; at += 1) {
      current[at] = names[from.read() - 1] ?? null
      path[at + 1] = branchOf(path[at]!, current[at]!)
    }
    slices.push(path[ATTRIBUTES.length]!.slice ??= sliceOf(current))
  }
  return slices
}

/**
 * Reads what `packDay` wrote, for days of one user. Throws on bytes that it did not write. Equal slices, of whichever day, are one object,
 * so that whoever sums days up can look at each once. Rows are unpacked when they are asked for, and anew each time, so that years of
 * them are never in memory at once.
 */
export const makeDayUnpacker = (): ((day: UtcDay, payload: Buffer) => DayActivity) => {
  const tree = makeSliceTree()
  return (day, payload) => {
    if (!isReadable(payload)) throw new RangeError(`a settled day of form ${payload[0]}, and only ${FORM} is known`)
    const from = new VarintReader(payload, 1)
    const [names, labels] = JSON.parse(from.readText()) as [ReadonlyArray<string>, ReadonlyArray<string>]
    const slices = readSlices(from, names, tree)
    const rows = from.readPart()
    const dependencies = from.readPart()
    return {
      day,
      slices,
      get rows() { return readRows(new VarintReader(rows)) },
      get dependencies() { return readDependencies(new VarintReader(dependencies), labels) },
    }
  }
}
