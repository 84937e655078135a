import * as t from 'io-ts'
import { type Dimension, type Duration, type Durations, isoOf, lengthOf, secondsOf } from '../../../core/index.js'
import { lineProps, linesOf } from './ai.js'
import { labelOf } from './text/labels.js'
import { lastSecondOf } from './summaries.js'

/** By what `slice_by` asks, and under which key the answer gives it. */
export const SLICES = {
  entity: 'entity',
  language: 'language',
  dependencies: 'dependency',
  os: 'operatingSystem',
  editor: 'editor',
  category: 'category',
  machine: 'machine',
  branch: 'branch',
  project: 'project',
} as const satisfies Readonly<Record<string, Dimension>>

export type SliceName = keyof typeof SLICES

const DurationCodec = t.intersection([
  t.strict({ project: t.string, time: t.number, duration: t.number, color: t.null, ...lineProps }),
  t.exact(t.partial({
    entity: t.string,
    language: t.string,
    dependencies: t.array(t.string),
    os: t.string,
    editor: t.string,
    category: t.string,
    machine: t.string,
    branch: t.string,
  })),
], 'Duration')

export const DurationsCodec = t.strict({
  data: t.array(DurationCodec), branches: t.array(t.string), start: t.string, end: t.string, timezone: t.string,
}, 'Durations')

const sliceOf = (name: SliceName, value: string | null): Readonly<Record<string, string | ReadonlyArray<string>>> => {
  if (name === 'project') return {}
  if (name === 'dependencies') return { dependencies: value === null || value === '' ? [] : value.split(', ') }
  return { [name]: labelOf(SLICES[name], value) }
}

const durationOf = (name: SliceName, { period, project, value, lines }: Duration): t.TypeOf<typeof DurationCodec> => ({
  project: labelOf('project', project),
  time: secondsOf(period.from),
  duration: secondsOf(lengthOf(period)),
  color: null,
  ...linesOf(lines),
  ...sliceOf(name, value),
})

export const durationsOf = (name: SliceName, { day, zone, durations, branches }: Durations): t.TypeOf<typeof DurationsCodec> => ({
  data: durations.map((duration) => durationOf(name, duration)),
  branches: [...branches],
  start: isoOf(day.period.from),
  end: lastSecondOf(day.period),
  timezone: zone,
})
