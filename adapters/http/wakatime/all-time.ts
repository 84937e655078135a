import * as t from 'io-ts'
import { type AllTime, isoOf, MINUTE, secondsOf } from '../../../core/index.js'
import { decimalOf, digitalOf, textOf, wholeSecondsOf } from './text/clock.js'
import { dataOf, integer } from './codecs.js'
import { dateTextOf } from './text/date.js'
import { lastSecondOf } from './summaries.js'

const RangeCodec = t.strict({
  start: t.string, start_date: t.string, start_text: t.string, end: t.string, end_date: t.string, end_text: t.string, timezone: t.string,
}, 'AllTimeRange')

export const AllTimeCodec = dataOf(t.strict({
  total_seconds: t.number,
  text: t.string,
  decimal: t.string,
  digital: t.string,
  daily_average: integer,
  is_up_to_date: t.boolean,
  percent_calculated: integer,
  timeout: integer,
  range: RangeCodec,
}, 'AllTime'))

export const allTimeOf = ({ totals, average, first, today, period, zone, policy }: AllTime): t.TypeOf<typeof AllTimeCodec> => ({
  data: {
    total_seconds: secondsOf(totals.active),
    text: textOf(totals.active),
    decimal: decimalOf(totals.active),
    digital: digitalOf(totals.active),
    daily_average: wholeSecondsOf(average.active),
    is_up_to_date: true,
    percent_calculated: 100,
    timeout: Math.round(policy.timeout / MINUTE),
    range: {
      start: isoOf(period.from),
      start_date: first,
      start_text: dateTextOf(first),
      end: lastSecondOf(period),
      end_date: today,
      end_text: 'Today',
      timezone: zone,
    },
  },
})
