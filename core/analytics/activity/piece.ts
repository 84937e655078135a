import { type Activity, type DayActivity, periodOfUtcDay } from '../../coding-time/activity.js'
import type { Instant } from '../../shared/instant.js'

/** Bounds how many heartbeats are in memory at once. */
export const MAX_DAYS_AT_ONCE = 31

/** Folded activity, and when its first quarter-hour begins. */
export interface Piece { readonly from: Instant; readonly activity: Activity }

export const pieceOfDay = (day: DayActivity): Piece => ({ from: periodOfUtcDay(day.day).from, activity: { ...day, entities: [] } })
