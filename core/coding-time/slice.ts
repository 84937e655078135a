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

const part = (name: string | null): string => (name === null ? '-' : `${name.length}:${name}`)

/** Equal for equal slices only: each name brings its length. */
const keyOf = ({ project, branch, language, category, editor, operatingSystem, machine, aiAgent, aiModel }: Slice): string =>
  part(project) + part(branch) + part(language) + part(category) + part(editor) + part(operatingSystem) + part(machine) + part(aiAgent) +
  part(aiModel)

const trait = (name: string | null): number =>
  (name === null || name.length === 0 ? 0 : name.length * 7 + name.charCodeAt(0) + 31 * name.charCodeAt(name.length - 1))

/** Cheap, and good enough to tell apart what one person works on. */
const hashOf = ({ project, branch, language, category, editor }: Slice): number =>
  ((((trait(project) * 31 + trait(language)) * 31 + trait(branch)) * 31 + trait(category)) * 31 + trait(editor)) >>> 0

/** `recent` places remember the last slice that fell on each, and save making a key when it comes again. */
export const makeSliceTable = (recent = 256): SliceTable => {
  const slices: Array<Slice> = []
  const indexes = new Map<string, number>()
  const lastAt = new Int32Array(recent).fill(-1)
  return {
    slices,
    indexOf: (slice) => {
      const place = hashOf(slice) % recent
      const candidate = lastAt[place]!
      if (candidate >= 0 && sameSlice(slices[candidate]!, slice)) return candidate
      const key = keyOf(slice)
      const index = indexes.get(key) ?? slices.push(slice) - 1
      if (index === indexes.size) indexes.set(key, index)
      lastAt[place] = index
      return index
    },
  }
}
