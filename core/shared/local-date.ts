import type { Brand } from './brand.js'

/** A calendar day, `YYYY-MM-DD`, in whatever zone is spoken of. Compares as text. */
export type LocalDate = Brand<string, 'LocalDate'>

/** A calendar day counted from 1970-01-01 (which is 0), so that days can be added. */
export type DayNumber = number

/** The calendar as arithmetic: "chrono-Compatible Low-Level Date Algorithms" by Howard Hinnant. Years begin in March there. */
const DAYS_OF_ERA = 146_097
const FROM_MARCH_OF_YEAR_ZERO = 719_468

export const dayNumberOfParts = (year: number, month: number, day: number): DayNumber => {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * ((month + 9) % 12) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * DAYS_OF_ERA + dayOfEra - FROM_MARCH_OF_YEAR_ZERO
}

export interface DateParts { readonly year: number; readonly month: number; readonly day: number }

export const partsOfDayNumber = (dayNumber: DayNumber): DateParts => {
  const days = dayNumber + FROM_MARCH_OF_YEAR_ZERO
  const era = Math.floor(days / DAYS_OF_ERA)
  const dayOfEra = days - era * DAYS_OF_ERA
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36_524) - Math.floor(dayOfEra / 146_096)) / 365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153)
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1
  return { year: yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day }
}

const digits = (value: number, length: number): string => String(value).padStart(length, '0')

export const dateOfDayNumber = (dayNumber: DayNumber): LocalDate => {
  const { year, month, day } = partsOfDayNumber(dayNumber)
  return `${digits(year, 4)}-${digits(month, 2)}-${digits(day, 2)}` as LocalDate
}

export const partsOf = (date: LocalDate): DateParts => ({
  year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)),
})

export const dayNumberOf = (date: LocalDate): DayNumber => {
  const { year, month, day } = partsOf(date)
  return dayNumberOfParts(year, month, day)
}

/** The years whose instants are safe integers of microseconds, with room for a zone and a few days at both ends. */
const FIRST_YEAR = 1700
const LAST_YEAR = 2200

/** A day that exists in the calendar, of the years 1700 to 2200; else null. */
export const readLocalDate = (text: string): LocalDate | null => {
  if (!/^\d{4}-\d\d-\d\d$/.test(text)) return null
  const date = text as LocalDate
  const { year } = partsOf(date)
  return FIRST_YEAR <= year && year <= LAST_YEAR && dateOfDayNumber(dayNumberOf(date)) === date ? date : null
}

export const addDays = (date: LocalDate, days: number): LocalDate => dateOfDayNumber(dayNumberOf(date) + days)

/** Months counted from January of the year 0. */
const startOfMonth = (month: number): DayNumber => dayNumberOfParts(Math.floor(month / 12), (month % 12) + 1, 1)

/** The same day of another month; where that month is shorter, its last day. */
export const addMonths = (date: LocalDate, months: number): LocalDate => {
  const { year, month, day } = partsOf(date)
  const target = year * 12 + (month - 1) + months
  return dateOfDayNumber(Math.min(startOfMonth(target) + day - 1, startOfMonth(target + 1) - 1))
}

/** 0 is Sunday. */
export const weekdayOf = (date: LocalDate): 0 | 1 | 2 | 3 | 4 | 5 | 6 =>
  ((((dayNumberOf(date) + 4) % 7) + 7) % 7) as 0 | 1 | 2 | 3 | 4 | 5 | 6
