import type { Slice } from '../../coding-time/activity.js'
import type { Heartbeat } from '../../heartbeats/heartbeat.js'
import { attributeOf, type Display } from './attribute.js'
import { SLICE_DIMENSIONS, type SliceDimension } from '../dimension.js'
import type { Filter } from '../question.js'

/** A filter made ready to be asked many times. */
export interface Chooser {
  readonly choosesAll: boolean
  /** Settled days cannot tell: they know no entities. */
  readonly choosesEntities: boolean
  readonly choosesSlice: (slice: Slice) => boolean
  readonly chooses: (heartbeat: Heartbeat) => boolean
  /** The first attribute for which the heartbeat is left out; null when it is not. */
  readonly refusal: (heartbeat: Heartbeat) => SliceDimension | 'entity' | null
}

interface Condition { readonly dimension: SliceDimension; readonly names: ReadonlySet<string | null> }

export const chooserOf = (filter: Filter, display: Display): Chooser => {
  const conditions: Array<Condition> = []
  for (const dimension of SLICE_DIMENSIONS) {
    const names = filter[dimension]
    if (names !== undefined) conditions.push({ dimension, names: new Set(names) })
  }
  const entities = filter.entity === undefined ? null : new Set(filter.entity)
  const meets = ({ dimension, names }: Condition, value: string | null): boolean =>
    names.has(value) || names.has(display(dimension, value))

  const refusal = (heartbeat: Heartbeat): SliceDimension | 'entity' | null => {
    const unmet = conditions.find((condition) => !meets(condition, attributeOf(heartbeat, condition.dimension)))
    if (unmet !== undefined) return unmet.dimension
    return entities === null || entities.has(heartbeat.entity) ? null : 'entity'
  }
  return {
    choosesAll: conditions.length === 0 && entities === null,
    choosesEntities: entities !== null,
    choosesSlice: (slice) => conditions.every((condition) => meets(condition, slice[condition.dimension])),
    chooses: (heartbeat) => refusal(heartbeat) === null,
    refusal,
  }
}
