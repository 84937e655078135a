import * as t from 'io-ts'
import { type Breakdown, type Group, type Microseconds, secondsOf, type UserId } from '../../../core/index.js'
import { decimalOf, digitalWithSecondsOf, partsOf, percentOf, textOf } from './text/clock.js'
import { integer } from './codecs.js'
import { type Labelled, labelOf } from './text/labels.js'
import { namedId } from './text/named-id.js'

const itemProps = {
  name: t.string,
  total_seconds: t.number,
  percent: t.number,
  digital: t.string,
  decimal: t.string,
  text: t.string,
  hours: integer,
  minutes: integer,
  seconds: integer,
}

/** One value of an attribute, and its share of the window's time. */
export const ItemCodec = t.strict(itemProps, 'BreakdownItem')
export const MachineItemCodec = t.strict({ ...itemProps, machine_name_id: t.string }, 'MachineItem')

export type Item = t.TypeOf<typeof ItemCodec>
type MachineItem = t.TypeOf<typeof MachineItemCodec>

const itemOf = (name: string, active: Microseconds, whole: Microseconds): Item => ({
  name,
  total_seconds: secondsOf(active),
  percent: percentOf(active, whole),
  digital: digitalWithSecondsOf(active),
  decimal: decimalOf(active),
  text: textOf(active),
  ...partsOf(active),
})

/** Groups as items, the largest first. Groups that are shown by the same label are one item. */
export const itemsOf = (dimension: Labelled, groups: ReadonlyArray<Group>, whole: Microseconds): Array<Item> => {
  const byLabel = new Map<string, Microseconds>()
  for (const { name, active } of groups) {
    const label = labelOf(dimension, name)
    byLabel.set(label, (byLabel.get(label) ?? 0) + active)
  }
  const labels = [...byLabel]
  if (labels.length < groups.length) labels.sort(([, a], [, b]) => b - a)
  return labels.map(([label, active]) => itemOf(label, active, whole))
}

export const machineId = (user: UserId, label: string): string => namedId(user, 'machine', label)

const machinesOf = (user: UserId, groups: ReadonlyArray<Group>, whole: Microseconds): Array<MachineItem> =>
  itemsOf('machine', groups, whole).map((item) => ({ ...item, machine_name_id: machineId(user, item.name) }))

export const breakdownProps = {
  categories: t.array(ItemCodec),
  projects: t.array(ItemCodec),
  languages: t.array(ItemCodec),
  editors: t.array(ItemCodec),
  operating_systems: t.array(ItemCodec),
  dependencies: t.array(ItemCodec),
  machines: t.array(MachineItemCodec),
}

/** Only where one project is asked for. */
export const projectBreakdownProps = { branches: t.array(ItemCodec), entities: t.array(ItemCodec) }

export const breakdownOf = (user: UserId, breakdown: Breakdown, whole: Microseconds) => ({
  categories: itemsOf('category', breakdown.category, whole),
  projects: itemsOf('project', breakdown.project, whole),
  languages: itemsOf('language', breakdown.language, whole),
  editors: itemsOf('editor', breakdown.editor, whole),
  operating_systems: itemsOf('operatingSystem', breakdown.operatingSystem, whole),
  dependencies: itemsOf('dependency', breakdown.dependency, whole),
  machines: machinesOf(user, breakdown.machine, whole),
})

export const projectBreakdownOf = (breakdown: Breakdown, whole: Microseconds) => ({
  branches: itemsOf('branch', breakdown.branch, whole),
  entities: itemsOf('entity', breakdown.entity ?? [], whole),
})
