import type { Heartbeat } from '../heartbeats/heartbeat.js'
import type { Slice } from './activity.js'

export const sliceOf = ({ project, branch, language, category, origin }: Heartbeat): Slice => ({
  project, branch, language, category,
  editor: origin.editor, operatingSystem: origin.operatingSystem, machine: origin.machine, aiAgent: origin.aiAgent, aiModel: origin.aiModel,
})

const sameSlice = (a: Slice, b: Slice): boolean =>
  a.project === b.project && a.language === b.language && a.branch === b.branch && a.category === b.category && a.editor === b.editor &&
  a.machine === b.machine && a.operatingSystem === b.operatingSystem && a.aiAgent === b.aiAgent && a.aiModel === b.aiModel

/** Numbers equal slices equally, in the order in which they are first seen. */
export interface SliceTable {
  readonly slices: ReadonlyArray<Slice>
  readonly indexOf: (slice: Slice) => number
}

/** One step of the way to a slice, an attribute a step: no text is joined to make a key. */
interface Step { readonly next: Map<string | null, Step>; index: number }

const stepBy = (from: Step, name: string | null): Step => {
  const known = from.next.get(name)
  if (known !== undefined) return known
  const step = { next: new Map(), index: -1 }
  from.next.set(name, step)
  return step
}

const walk = (from: Step, slice: Slice): Step => {
  let step = stepBy(from, slice.project)
  step = stepBy(step, slice.language)
  step = stepBy(step, slice.branch)
  step = stepBy(step, slice.category)
  step = stepBy(step, slice.editor)
  step = stepBy(step, slice.machine)
  step = stepBy(step, slice.operatingSystem)
  step = stepBy(step, slice.aiAgent)
  return stepBy(step, slice.aiModel)
}

const trait = (name: string | null): number =>
  (name === null || name.length === 0 ? 0 : name.length * 7 + name.charCodeAt(0) + 31 * name.charCodeAt(name.length - 1))

/** Cheap, and good enough to tell apart what one person works on. */
const hashOf = ({ project, branch, language, category, editor }: Slice): number =>
  ((((trait(project) * 31 + trait(language)) * 31 + trait(branch)) * 31 + trait(category)) * 31 + trait(editor)) >>> 0

/** `recent` places remember the last slice that fell on each, and save the walk when it comes again. */
export const makeSliceTable = (recent = 256): SliceTable => {
  const slices: Array<Slice> = []
  const start: Step = { next: new Map(), index: -1 }
  const lastAt = new Int32Array(recent).fill(-1)
  return {
    slices,
    indexOf: (slice) => {
      const place = hashOf(slice) % recent
      const candidate = lastAt[place]!
      if (candidate >= 0 && sameSlice(slices[candidate]!, slice)) return candidate
      const step = walk(start, slice)
      if (step.index < 0) step.index = slices.push(slice) - 1
      lastAt[place] = step.index
      return step.index
    },
  }
}
