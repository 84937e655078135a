import { Temporal } from 'temporal-polyfill'
import type { Brand } from './brand.js'
import { HOUR, type Instant, instant, MILLISECOND, QUARTER_HOUR, UTC_DAY } from './instant.js'
import { dateOfDayNumber, type DayNumber, dayNumberOf, type LocalDate } from './local-date.js'
import { lengthOf, type Period } from './period.js'

export { addDays, type LocalDate, readLocalDate, weekdayOf } from './local-date.js'

/** A time zone of the IANA database, such as `Europe/Berlin` or `UTC`. */
export type Zone = Brand<string, 'Zone'>

/** `period` runs from the first instant of the day to the first of the next: 23, 24 or 25 hours, none where the zone skipped the day. */
export interface LocalDay { readonly date: LocalDate; readonly period: Period }

export const UTC = 'UTC' as Zone

/** The zone of that name, in whatever case, spelled as the IANA database does; null for an unknown one and for a bare offset. */
export const readZone = (text: string): Zone | null => {
  if (!/^[A-Za-z][\w+/-]*$/.test(text)) return null
  try {
    return new Temporal.ZonedDateTime(0n, text).timeZoneId as Zone
  } catch {
    return null
  }
}

export const isZone = (text: string): text is Zone => readZone(text) === text

/** Asking for a start of day takes some 10 µs; a year of days is asked for again and again. Full caches are dropped whole. */
const MAX_ZONES = 64
const MAX_DAYS = 16_384
const startsByZone = new Map<Zone, Map<DayNumber, Instant>>()

const startsOf = (zone: Zone): Map<DayNumber, Instant> => {
  const known = startsByZone.get(zone)
  if (known !== undefined && known.size < MAX_DAYS) return known
  if (startsByZone.size >= MAX_ZONES) startsByZone.clear()
  const starts = new Map<DayNumber, Instant>()
  startsByZone.set(zone, starts)
  return starts
}

/** The first instant of the day; of a day that the zone skipped, the first after it. */
const startOfDay = (zone: Zone, day: DayNumber): Instant => {
  if (zone === UTC) return instant(day * UTC_DAY)
  const starts = startsOf(zone)
  const known = starts.get(day)
  if (known !== undefined) return known
  const start = Temporal.PlainDate.from(dateOfDayNumber(day)).toZonedDateTime(zone)
  const at = instant(start.epochMilliseconds * MILLISECOND)
  starts.set(day, at)
  return at
}

const dayNumberAt = (zone: Zone, at: Instant): DayNumber => {
  let day = Math.floor(at / UTC_DAY) + 1
  while (startOfDay(zone, day) > at) day -= 1
  return day
}

const periodOf = (zone: Zone, day: DayNumber): Period => ({ from: startOfDay(zone, day), to: startOfDay(zone, day + 1) })

/** The local day in whose period the instant lies. */
export const dateAt = (zone: Zone, at: Instant): LocalDate => dateOfDayNumber(dayNumberAt(zone, at))

export const periodOfDay = (zone: Zone, date: LocalDate): Period => periodOf(zone, dayNumberOf(date))

/** The local days from `first` to `last`, both inside; none when `last` comes before `first`. Their periods are adjacent. */
export const daysFrom = (zone: Zone, first: LocalDate, last: LocalDate): ReadonlyArray<LocalDay> => {
  const days: Array<LocalDay> = []
  const end = dayNumberOf(last)
  for (let day = dayNumberOf(first); day <= end; day += 1) days.push({ date: dateOfDayNumber(day), period: periodOf(zone, day) })
  return days
}

/** The hour that a clock in the zone shows, 0 to 23. */
export const hourAt = (zone: Zone, at: Instant): number => {
  const { from, to } = periodOf(zone, dayNumberAt(zone, at))
  if (lengthOf({ from, to }) === UTC_DAY) return Math.floor((at - from) / HOUR)
  return Temporal.Instant.fromEpochMilliseconds(Math.floor(at / MILLISECOND)).toZonedDateTimeISO(zone).hour
}

/** Whether both ends lie on quarter-hours of UTC, as almost every zone's days do. */
export const isQuarterAligned = ({ from, to }: Period): boolean => from % QUARTER_HOUR === 0 && to % QUARTER_HOUR === 0
