import { addAiTotals, addLineTotals, isAiWork, noAi, noLines } from '../../coding-time/lines.js'
import type { Breakdown, Group, Totals } from '../answer.js'
import { SLICE_DIMENSIONS, type SliceDimension } from '../dimension.js'
import type { LabelSums, SliceSums, Tally } from './tally.js'

export const totalsOf = ({ slices }: Tally): Totals => {
  const totals = { active: 0, otherLanguage: 0, aiActive: 0, heartbeats: 0, lines: noLines(), ai: noAi() }
  for (const { slice, active, heartbeats, lines, ai } of slices) {
    totals.active += active
    if (slice.language === null) totals.otherLanguage += active
    if (isAiWork(slice)) totals.aiActive += active
    totals.heartbeats += heartbeats
    addLineTotals(totals.lines, lines)
    addAiTotals(totals.ai, ai)
  }
  return totals
}

const byTimeThenName = (a: Group, b: Group): number => {
  if (a.active !== b.active) return b.active - a.active
  if (a.name === null || b.name === null) return (a.name === null ? 1 : 0) - (b.name === null ? 1 : 0)
  return a.name < b.name ? -1 : a.name > b.name ? 1 : 0
}

const groupsBy = (dimension: SliceDimension, slices: Iterable<SliceSums>): ReadonlyArray<Group> => {
  const groups = new Map<string | null, LabelSums>()
  for (const { slice, active, heartbeats, lines } of slices) {
    const name = slice[dimension]
    const known = groups.get(name)
    const group = known ?? { active: 0, heartbeats: 0, lines: noLines() }
    if (known === undefined) groups.set(name, group)
    group.active += active
    group.heartbeats += heartbeats
    addLineTotals(group.lines, lines)
  }
  return inOrder(groups)
}

const inOrder = (groups: Iterable<readonly [string | null, LabelSums]>): ReadonlyArray<Group> =>
  Array.from(groups, ([name, { active, heartbeats, lines }]) => ({ name, active, heartbeats, lines })).sort(byTimeThenName)

export const breakdownOf = (tally: Tally, withEntities: boolean): Breakdown => {
  const groups = Object.fromEntries(SLICE_DIMENSIONS.map((dimension) => [dimension, groupsBy(dimension, tally.slices)]))
  return {
    ...groups as Record<SliceDimension, ReadonlyArray<Group>>,
    dependency: inOrder(tally.dependencies),
    ...(withEntities ? { entity: inOrder(tally.entities) } : {}),
  }
}
