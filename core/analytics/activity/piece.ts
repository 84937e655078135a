import { type DayActivity, type EntityRow, periodOfUtcDay } from '../../coding-time/activity.js'
import type { Instant } from '../../shared/instant.js'

/** Bounds how many heartbeats are in memory at once. */
export const MAX_DAYS_AT_ONCE = 31

/** Folded activity, and when its first quarter-hour begins. */
export interface Piece {
  readonly from: Instant
  readonly activity: Omit<DayActivity, 'day'>
  /** None of a settled day. */
  readonly entities: ReadonlyArray<EntityRow>
}

export const pieceOfDay = (activity: DayActivity): Piece => ({ from: periodOfUtcDay(activity.day).from, activity, entities: [] })
