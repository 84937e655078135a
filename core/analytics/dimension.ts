import type { Slice } from '../coding-time/activity.js'

/** The attributes by which a settled day can be told apart. */
export type SliceDimension = keyof Slice

/** Every attribute by which an answer can be broken down. */
export type Dimension = SliceDimension | 'entity' | 'dependency'

/** In every answer. `dependency` groups are labels that may share time; the groups of each other dimension sum to the total. */
export const SLICE_DIMENSIONS = [
  'project', 'branch', 'language', 'category', 'editor', 'operatingSystem', 'machine', 'aiAgent', 'aiModel',
] as const satisfies ReadonlyArray<SliceDimension>
