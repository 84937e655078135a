import { type LocalDate, weekdayOf } from '../../shared/zone.js'
import type { Microseconds } from '../../shared/instant.js'
import type { DailyAverage, DayTotal, Streaks, Totals } from '../answer.js'

/** The average of a day's totals; `days` are those that have begun. */
export const averageOf = (totals: Pick<Totals, 'active' | 'otherLanguage'>, days: ReadonlyArray<DayTotal>): DailyAverage => {
  const worked = days.filter(({ active }) => active > 0).length
  const perDay = (active: Microseconds): Microseconds => (worked === 0 ? 0 : Math.floor(active / worked))
  return {
    days: days.length,
    holidays: days.length - worked,
    active: perDay(totals.active),
    activeWithoutOtherLanguage: perDay(totals.active - totals.otherLanguage),
  }
}

export const bestDayOf = (days: ReadonlyArray<DayTotal>): DayTotal | null => {
  let best: DayTotal | null = null
  for (const day of days) if (day.active > (best?.active ?? 0)) best = day
  return best
}

/** `days` are adjacent and in order. A day that today's work may still extend does not end the current streak. */
export const streaksOf = (days: ReadonlyArray<DayTotal>, today: LocalDate, yesterday: LocalDate): Streaks => {
  let run = 0
  let longest = 0
  let current = 0
  for (const { date, active } of days) {
    run = active > 0 ? run + 1 : 0
    longest = Math.max(longest, run)
    if (date === yesterday || (date === today && run > 0)) current = run
  }
  return { current, longest }
}

/** Seven totals, Sunday first. */
export const weekdaysOf = (days: ReadonlyArray<DayTotal>): ReadonlyArray<Microseconds> => {
  const weekdays = Array.from({ length: 7 }, () => 0)
  for (const { date, active } of days) weekdays[weekdayOf(date)]! += active
  return weekdays
}
