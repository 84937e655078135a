import type { Weekday } from '../accounts/account.js'
import { addDays, addMonths, dateOfDayNumber, dayNumberOfParts } from '../shared/local-date.js'
import { type LocalDate, readLocalDate, weekdayOf } from '../shared/zone.js'
import type { StatsRange } from './question.js'

/** Local days, both inside. */
export interface Dates { readonly first: LocalDate; readonly last: LocalDate }

/** `Last 7 Days`, `last_7_days` and `last-7-days` are one name. */
const plain = (name: string): string => name.trim().toLowerCase().replaceAll(/[\s_-]+/g, '_')

/** Reads a range as the stats endpoint names it: `last_7_days`, …, `all_time`, `YYYY` or `YYYY-MM`; null for any other text. */
export const readStatsRange = (text: string): StatsRange | null => {
  const name = plain(text)
  switch (name) {
    case 'last_7_days': case 'last_30_days': case 'last_6_months': case 'last_year': return { _tag: 'LastDays', name }
    case 'all_time': return { _tag: 'AllTime' }
    default: return readMonths(text.trim())
  }
}

const readMonths = (text: string): StatsRange | null => {
  const [, year, month] = /^(\d{4})(?:-(\d\d))?$/.exec(text) ?? []
  if (year === undefined || readLocalDate(`${year}-${month ?? '01'}-01`) === null) return null
  return month === undefined
    ? { _tag: 'Year', year: Number(year) }
    : { _tag: 'Month', year: Number(year), month: Number(month) }
}

/**
 * The days of a range of summaries, by the names that clients use, in any case, with spaces or underscores; null for any other name. This
 * week and this month end today.
 */
export const readSummaryRange = (name: string, today: LocalDate, weekStart: Weekday): Dates | null => {
  const yesterday = addDays(today, -1)
  const week = addDays(today, -((weekdayOf(today) - weekStart + 7) % 7))
  const month = `${today.slice(0, 8)}01` as LocalDate
  switch (plain(name)) {
    case 'today': return { first: today, last: today }
    case 'yesterday': return { first: yesterday, last: yesterday }
    case 'last_7_days': return { first: addDays(today, -6), last: today }
    case 'last_7_days_from_yesterday': return { first: addDays(today, -7), last: yesterday }
    case 'last_14_days': return { first: addDays(today, -13), last: today }
    case 'last_30_days': return { first: addDays(today, -29), last: today }
    case 'this_week': return { first: week, last: today }
    case 'last_week': return { first: addDays(week, -7), last: addDays(week, -1) }
    case 'this_month': return { first: month, last: today }
    case 'last_month': return { first: addMonths(month, -1), last: addDays(month, -1) }
    default: return null
  }
}

const firstOfLastDays = {
  last_7_days: (last: LocalDate) => addDays(last, -6),
  last_30_days: (last: LocalDate) => addDays(last, -29),
  last_6_months: (last: LocalDate) => addDays(addMonths(last, -6), 1),
  last_year: (last: LocalDate) => addDays(addMonths(last, -12), 1),
} as const

const earlierDate = (a: LocalDate, b: LocalDate): LocalDate => (a < b ? a : b)

/**
 * The days of a range, without those that have not begun; of a range that lies in the future wholly, its first day. `born` is the local day
 * of the user's first heartbeat, where the range asks for it.
 */
export const datesOf = (range: StatsRange, today: LocalDate, includingToday: boolean, born: LocalDate | null): Dates => {
  const last = includingToday ? today : addDays(today, -1)
  if (range._tag === 'LastDays') return { first: firstOfLastDays[range.name](last), last }
  if (range._tag === 'AllTime') return { first: earlierDate(born ?? last, last), last }
  return range._tag === 'Year' ? begun(range.year, 1, 12, today) : begun(range.year, range.month, 1, today)
}

const begun = (year: number, month: number, months: number, today: LocalDate): Dates => {
  const first = dateOfDayNumber(dayNumberOfParts(year, month, 1))
  const last = addDays(addMonths(first, months), -1)
  const reached = earlierDate(last, today)
  return { first, last: reached < first ? first : reached }
}
