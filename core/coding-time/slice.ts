import type { Heartbeat } from '../heartbeats/heartbeat.js'
import type { Slice } from './activity.js'

export const sliceOf = ({ project, branch, language, category, origin }: Heartbeat): Slice => ({
  project, branch, language, category,
  editor: origin.editor, operatingSystem: origin.operatingSystem, machine: origin.machine, aiAgent: origin.aiAgent, aiModel: origin.aiModel,
})

/** Whether the heartbeat lies in the slice; without making a slice of it. */
export const isOfSlice = (slice: Slice, { project, branch, language, category, origin }: Heartbeat): boolean =>
  slice.project === project && slice.branch === branch && slice.language === language && slice.category === category &&
  slice.editor === origin.editor && slice.operatingSystem === origin.operatingSystem && slice.machine === origin.machine &&
  slice.aiAgent === origin.aiAgent && slice.aiModel === origin.aiModel

/** Numbers equal slices equally, in the order in which they are first seen. */
export interface SliceTable {
  readonly slices: ReadonlyArray<Slice>
  readonly indexOf: (slice: Slice) => number
}

/** One step of the way to a slice, an attribute a step: no text is joined to make a key. */
interface Step { readonly next: Map<string | null, Step>; index: number }

const firstStep = (): Step => ({ next: new Map(), index: -1 })

const stepBy = (from: Step, name: string | null): Step => {
  const known = from.next.get(name)
  if (known !== undefined) return known
  const step = firstStep()
  from.next.set(name, step)
  return step
}

export const makeSliceTable = (): SliceTable => {
  const slices: Array<Slice> = []
  const start = firstStep()
  return {
    slices,
    indexOf: (slice) => {
      let step = stepBy(start, slice.project)
      step = stepBy(step, slice.language)
      step = stepBy(step, slice.branch)
      step = stepBy(step, slice.category)
      step = stepBy(step, slice.editor)
      step = stepBy(step, slice.machine)
      step = stepBy(step, slice.operatingSystem)
      step = stepBy(step, slice.aiAgent)
      step = stepBy(step, slice.aiModel)
      if (step.index < 0) step.index = slices.push(slice) - 1
      return step.index
    },
  }
}
