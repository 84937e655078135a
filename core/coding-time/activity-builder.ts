import type { Heartbeat } from '../heartbeats/heartbeat.js'
import type { Microseconds } from '../shared/instant.js'
import type { Activity, ActivityRow, DependencyRow, EntityRow } from './activity.js'
import { addAi, addLines, type AiSums, changesLines, hasLines, type LineSums, noAi, noLines, usesAi } from './lines.js'
import { makeSliceTable, sliceOf } from './slice.js'

interface Row { readonly quarter: number; readonly slice: number; active: Microseconds; heartbeats: number; lines: LineSums | null; ai: AiSums | null }
/** An entity, while its quarter is open. */
interface Label { active: Microseconds; heartbeats: number; readonly lines: LineSums }

/** Takes what happened in order of time, quarter by quarter, so that only one quarter's rows are open at any moment. */
export interface ActivityBuilder {
  readonly count: (quarter: number, heartbeat: Heartbeat) => void
  readonly spend: (quarter: number, owner: Heartbeat, active: Microseconds) => void
  /** Ends the building. */
  readonly finish: () => Activity
}

const bySlice = (a: Row, b: Row): number => a.slice - b.slice
const byName = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1)

export const makeActivityBuilder = (withEntities: boolean): ActivityBuilder => {
  const table = makeSliceTable()
  const rows: Array<ActivityRow> = []
  const dependencies: Array<DependencyRow> = []
  const entities: Array<EntityRow> = []
  let quarter = 0
  let open: Array<Row> = []
  const rowOfSlice: Array<Row | undefined> = []
  const dependenciesOfSlice: Array<Map<string, Microseconds> | undefined> = []
  const openEntities = new Map<string, Label>()
  let lastSeen: Heartbeat | null = null
  let lastIndex = -1

  /** A heartbeat is counted, and then its time is spent: it is looked up once. */
  const indexOf = (heartbeat: Heartbeat): number => {
    if (heartbeat === lastSeen) return lastIndex
    lastSeen = heartbeat
    lastIndex = table.indexOf(sliceOf(heartbeat))
    return lastIndex
  }

  const closeDependencies = (slice: number): void => {
    const labels = dependenciesOfSlice[slice]
    if (labels === undefined) return
    dependenciesOfSlice[slice] = undefined
    for (const [dependency, active] of [...labels].sort(byName)) dependencies.push({ quarter, slice, dependency, active })
  }

  const closeQuarter = (): void => {
    for (const row of open.length > 1 ? open.sort(bySlice) : open) {
      rowOfSlice[row.slice] = undefined
      rows.push(row)
      closeDependencies(row.slice)
    }
    open = []
    if (openEntities.size > 0) {
      for (const [entity, { active, heartbeats, lines }] of [...openEntities].sort(byName)) {
        entities.push({ quarter, entity, active, heartbeats, lines: hasLines(lines) ? lines : null })
      }
      openEntities.clear()
    }
  }

  const rowAt = (at: number, heartbeat: Heartbeat): Row => {
    if (at !== quarter) {
      closeQuarter()
      quarter = at
    }
    const slice = indexOf(heartbeat)
    const known = rowOfSlice[slice]
    if (known !== undefined) return known
    const row: Row = { quarter, slice, active: 0, heartbeats: 0, lines: null, ai: null }
    rowOfSlice[slice] = row
    open.push(row)
    return row
  }

  return {
    count: (at, heartbeat) => {
      const row = rowAt(at, heartbeat)
      row.heartbeats += 1
      if (changesLines(heartbeat)) addLines(row.lines ??= noLines(), heartbeat)
      if (usesAi(heartbeat)) addAi(row.ai ??= noAi(), heartbeat)
      if (!withEntities) return
      const entity = labelOf(openEntities, heartbeat.entity)
      entity.heartbeats += 1
      addLines(entity.lines, heartbeat)
    },
    spend: (at, owner, active) => {
      const row = rowAt(at, owner)
      row.active += active
      if (owner.dependencies.length > 0) {
        const labels = (dependenciesOfSlice[row.slice] ??= new Map<string, Microseconds>())
        for (const dependency of distinct(owner.dependencies)) labels.set(dependency, (labels.get(dependency) ?? 0) + active)
      }
      if (withEntities) labelOf(openEntities, owner.entity).active += active
    },
    finish: () => {
      closeQuarter()
      return { slices: table.slices, rows, dependencies, entities }
    },
  }
}

const labelOf = (labels: Map<string, Label>, name: string): Label => {
  const known = labels.get(name)
  if (known !== undefined) return known
  const label = { active: 0, heartbeats: 0, lines: noLines() }
  labels.set(name, label)
  return label
}

const distinct = (names: ReadonlyArray<string>): Iterable<string> => (names.length < 2 ? names : new Set(names))
