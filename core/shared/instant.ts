import type { Brand } from './brand.js'

/** Whole microseconds since 1970-01-01T00:00:00Z; always a safe integer. */
export type Instant = Brand<number, 'Instant'>

/** A length of time in whole microseconds. */
export type Microseconds = number

export const MICROSECOND: Microseconds = 1
export const MILLISECOND: Microseconds = 1_000
export const SECOND: Microseconds = 1_000_000
export const MINUTE: Microseconds = 60 * SECOND
export const QUARTER_HOUR: Microseconds = 15 * MINUTE
export const HOUR: Microseconds = 60 * MINUTE
/** The length of a UTC day. A local day may be shorter or longer: see `zone.ts`. */
export const UTC_DAY: Microseconds = 24 * HOUR

/** Trusts that `microseconds` is a safe integer; for reading untrusted times see `heartbeats/reading/time.ts`. */
export const instant = (microseconds: number): Instant => microseconds as Instant

export const instantOfMilliseconds = (milliseconds: number): Instant => instant(Math.round(milliseconds * MILLISECOND))

/** Seconds with a fraction, as the WakaTime protocol writes times. For answers only: never for arithmetic. */
export const secondsOf = (microseconds: number): number => microseconds / SECOND

export const later = (from: Instant, by: Microseconds): Instant => instant(from + by)

export const earlier = (from: Instant, by: Microseconds): Instant => instant(from - by)

export const earlierOf = (a: Instant, b: Instant): Instant => (a < b ? a : b)

export const laterOf = (a: Instant, b: Instant): Instant => (a > b ? a : b)
