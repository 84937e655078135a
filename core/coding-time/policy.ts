import { HOUR, type Microseconds, MINUTE } from '../shared/instant.js'

/** The version of the rule: it changes when any answer does. */
export const RULE = 'coding-time/1'

/** By what rule heartbeats become time: see docs/coding-time.md. */
export interface Policy {
  /** The longest gap that still counts as active. */
  readonly timeout: Microseconds
  /** When true, only heartbeats of a write enter the timeline. */
  readonly writesOnly: boolean
}

export const DEFAULT_TIMEOUT: Microseconds = 15 * MINUTE
/** A user may set 1 to 60 minutes as their own timeout. */
export const MIN_USER_TIMEOUT: Microseconds = MINUTE
export const MAX_USER_TIMEOUT: Microseconds = HOUR
/** A query may ask for 1 minute to 4 hours. */
export const MAX_QUERY_TIMEOUT: Microseconds = 4 * HOUR

export const samePolicy = (a: Policy, b: Policy): boolean => a.timeout === b.timeout && a.writesOnly === b.writesOnly
