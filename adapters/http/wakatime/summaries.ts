import * as t from 'io-ts'
import {
  addDays, type DailyAverage, dateAt, type DaySummary, earlier, type Instant, isoOf, type LocalDate, SECOND, secondsOf,
  type Summary, type Totals, type UserId, type Zone,
} from '../../../core/index.js'
import { lineProps, linesOf, tokenProps, tokensOf } from './ai.js'
import { breakdownOf, breakdownProps, projectBreakdownOf, projectBreakdownProps } from './breakdown.js'
import { decimalOf, digitalOf, partsOf, textOf, wholeSecondsOf } from './text/clock.js'
import { integer } from './codecs.js'
import { dateTextOf } from './text/date.js'

const GrandTotalCodec = t.strict({
  decimal: t.string, digital: t.string, hours: integer, minutes: integer, text: t.string, total_seconds: t.number, ...lineProps, ...tokenProps,
}, 'GrandTotal')

const DayRangeCodec = t.strict({ date: t.string, start: t.string, end: t.string, text: t.string, timezone: t.string }, 'DayRange')

/** One local day. */
export const SummaryDayCodec = t.intersection([
  t.strict({ grand_total: GrandTotalCodec, ...breakdownProps, range: DayRangeCodec }),
  t.exact(t.partial(projectBreakdownProps)),
], 'SummaryDay')

const CumulativeCodec = t.strict({ seconds: t.number, text: t.string, decimal: t.string, digital: t.string }, 'CumulativeTotal')

const AverageCodec = t.strict({
  holidays: integer,
  days_including_holidays: integer,
  days_minus_holidays: integer,
  seconds: integer,
  text: t.string,
  seconds_including_other_language: integer,
  text_including_other_language: t.string,
}, 'DailyAverage')

export const SummariesCodec = t.strict({
  data: t.array(SummaryDayCodec),
  cumulative_total: CumulativeCodec,
  cummulative_total: CumulativeCodec,
  daily_average: AverageCodec,
  start: t.string,
  end: t.string,
}, 'Summaries')

/** The last second inside: where the protocol ends a day. */
export const lastSecondOf = ({ to }: { readonly to: Instant }): string => isoOf(earlier(to, SECOND))

export const grandTotalOf = (totals: Totals): t.TypeOf<typeof GrandTotalCodec> => {
  const { hours, minutes } = partsOf(totals.active)
  return {
    decimal: decimalOf(totals.active),
    digital: digitalOf(totals.active),
    hours,
    minutes,
    text: textOf(totals.active),
    total_seconds: secondsOf(totals.active),
    ...linesOf(totals.lines),
    ...tokensOf(totals),
  }
}

export const dayTextOf = (date: LocalDate, today: LocalDate): string => {
  if (date === today) return 'Today'
  return date === addDays(today, -1) ? 'Yesterday' : dateTextOf(date)
}

export const summaryDayOf = (
  user: UserId,
  { date, period, totals, breakdown }: DaySummary,
  zone: Zone,
  today: LocalDate,
): t.TypeOf<typeof SummaryDayCodec> => ({
  grand_total: grandTotalOf(totals),
  ...breakdownOf(user, breakdown, totals.active),
  ...(breakdown.entity && projectBreakdownOf(breakdown, totals.active)),
  range: { date, start: isoOf(period.from), end: lastSecondOf(period), text: dayTextOf(date, today), timezone: zone },
})

const averageOf = ({ days, holidays, active, activeWithoutOtherLanguage }: DailyAverage): t.TypeOf<typeof AverageCodec> => ({
  holidays,
  days_including_holidays: days,
  days_minus_holidays: days - holidays,
  seconds: wholeSecondsOf(activeWithoutOtherLanguage),
  text: textOf(activeWithoutOtherLanguage),
  seconds_including_other_language: wholeSecondsOf(active),
  text_including_other_language: textOf(active),
})

export const summariesOf = (user: UserId, summary: Summary, now: Instant): t.TypeOf<typeof SummariesCodec> => {
  const { active } = summary.totals
  const today = dateAt(summary.zone, now)
  const cumulative = { seconds: secondsOf(active), text: textOf(active), decimal: decimalOf(active), digital: digitalOf(active) }
  return {
    data: summary.days.map((day) => summaryDayOf(user, day, summary.zone, today)),
    cumulative_total: cumulative,
    cummulative_total: cumulative,
    daily_average: averageOf(summary.average),
    start: isoOf(summary.period.from),
    end: lastSecondOf(summary.period),
  }
}
