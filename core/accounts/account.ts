import type { Brand } from '../shared/brand.js'
import type { Instant } from '../shared/instant.js'
import type { Zone } from '../shared/zone.js'

/** A user's UUID, in lower case. */
export type UserId = Brand<string, 'UserId'>

/** 0 is Sunday, as in the WakaTime protocol; 1 is Monday. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6

/** What a user may set about how their time is counted and shown. */
export interface Preferences {
  /** The zone whose days are the user's days, unless a question names another. */
  readonly zone: Zone
  /** The longest gap, in whole minutes from 1 to 60, that still counts as active. */
  readonly timeoutMinutes: number
  /** When true, only heartbeats of a write enter the timeline. */
  readonly writesOnly: boolean
  readonly weekStart: Weekday
  /** When true, anybody may read this user's stats by username. Off unless the user says so. */
  readonly publicStats: boolean
}

export interface Account {
  readonly id: UserId
  /** Unique without regard to case; 1 to 39 letters, digits, `-`, `_` or `.`, beginning with a letter or digit; not `current`. */
  readonly username: string
  readonly preferences: Preferences
  readonly createdAt: Instant
}
