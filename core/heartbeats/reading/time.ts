import { Temporal } from 'temporal-polyfill'
import { type Instant, instant, MILLISECOND, SECOND } from '../../shared/instant.js'

/** From here on a number of seconds (the year 5138) is far likelier a number of milliseconds, and so on up. */
const FIRST_MILLISECONDS = 1e11
const FIRST_MICROSECONDS = 1e14
const FIRST_NANOSECONDS = 1e17

export interface ReadTime { readonly instant: Instant; readonly unit: 'seconds' | 'milliseconds' | 'microseconds' | 'nanoseconds' }

/** Seconds since 1970, rounded half up to whole microseconds; for what `isSeconds`. */
export const instantOfSeconds = (seconds: number): Instant => instant(Math.round(seconds * SECOND))

/** After 1970 (an unset clock reads 0) and not so large that another unit must be meant. */
export const isSeconds = (time: number): boolean => time > 0 && time < FIRST_MILLISECONDS

/** Null when no unit makes it a time after 1970-01-01T00:00:00Z. */
export const readEpoch = (time: number): ReadTime | null => {
  if (!Number.isFinite(time) || time <= 0) return null
  if (time < FIRST_MILLISECONDS) return { instant: instantOfSeconds(time), unit: 'seconds' }
  if (time < FIRST_MICROSECONDS) return { instant: instant(Math.round(time * MILLISECOND)), unit: 'milliseconds' }
  if (time < FIRST_NANOSECONDS) return { instant: instant(Math.round(time)), unit: 'microseconds' }
  const microseconds = Math.round(time / 1_000)
  return Number.isSafeInteger(microseconds) ? { instant: instant(microseconds), unit: 'nanoseconds' } : null
}

/** A date and time with an offset, such as `2026-11-01T10:00:00.000Z`; null for anything else. */
export const readIsoTime = (text: string): Instant | null => {
  try {
    const nanoseconds = Temporal.Instant.from(text).epochNanoseconds
    const microseconds = Number((nanoseconds + 500n) / 1_000n)
    return nanoseconds > 0n && Number.isSafeInteger(microseconds) ? instant(microseconds) : null
  } catch {
    return null
  }
}
