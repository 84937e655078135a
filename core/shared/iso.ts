import { HOUR, type Instant, MINUTE, SECOND, UTC_DAY } from './instant.js'
import { dateOfDayNumber } from './local-date.js'

const twoDigits = (value: number): string => String(value).padStart(2, '0')

/** The instant in UTC to the second it lies in, as `2026-11-22T00:00:00Z`. */
export const isoOf = (at: Instant): string => {
  const day = Math.floor(at / UTC_DAY)
  const time = at - day * UTC_DAY
  const hours = twoDigits(Math.floor(time / HOUR))
  const minutes = twoDigits(Math.floor((time % HOUR) / MINUTE))
  const seconds = twoDigits(Math.floor((time % MINUTE) / SECOND))
  return `${dateOfDayNumber(day)}T${hours}:${minutes}:${seconds}Z`
}
