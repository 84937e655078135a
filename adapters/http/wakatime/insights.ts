import * as t from 'io-ts'
import { type Account, type Instant, type Microseconds, secondsOf, type Stats, type StatsRange, type Totals } from '../../../core/index.js'
import { breakdownOf, breakdownProps } from './breakdown.js'
import { textOf, wholeSecondsOf } from './text/clock.js'
import { dataOf, integer, orNull } from './codecs.js'
import { bestDayOf, isIncludingToday, rangeOf, rangeProps } from './stats.js'

const WEEKDAYS = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'] as const

const WeekdayCodec = t.strict({ name: t.string, total: t.number, human_readable_total: t.string }, 'InsightWeekday')
const DayCodec = t.strict({ date: t.string, total: t.number, human_readable_total: t.string }, 'InsightDay')
const HourCodec = t.strict({ hour: integer, total: t.number, human_readable_total: t.string }, 'InsightHour')
const StreaksCodec = t.strict({ current: integer, longest: integer }, 'InsightStreaks')
const HandCodec = t.strict({ total: t.number, human_readable_total: t.string, additions: integer, deletions: integer }, 'InsightHand')
const AverageCodec = t.strict({ seconds: integer, text: t.string }, 'InsightAverage')

const { dependencies: _dependencies, ...parts } = breakdownProps

export const InsightCodec = dataOf(t.intersection([
  t.strict({
    ...rangeProps, status: t.string, percent_calculated: integer, is_including_today: t.boolean, is_up_to_date: t.boolean,
  }),
  t.exact(t.partial({
    weekdays: t.array(WeekdayCodec),
    days: t.array(DayCodec),
    best_day: orNull(t.strict({ date: t.string, text: t.string, total_seconds: t.number })),
    daily_average: AverageCodec,
    hours: t.array(HourCodec),
    streaks: StreaksCodec,
    ai_and_human: t.strict({ ai: HandCodec, human: HandCodec }, 'InsightHands'),
    ...parts,
  })),
], 'Insight'))

/** The last three are this server's own. */
export const INSIGHTS = [
  'weekday', 'weekdays', 'days', 'best_day', 'daily_average', 'projects', 'languages', 'editors', 'categories', 'machines',
  'operating_systems', 'hours', 'streaks', 'ai_and_human',
] as const

export type InsightName = (typeof INSIGHTS)[number]

const totalOf = (active: Microseconds) => ({ total: secondsOf(active), human_readable_total: textOf(active) })

const handsOf = ({ active, aiActive, lines }: Totals) => ({
  ai: { ...totalOf(aiActive), additions: lines.aiAdded, deletions: lines.aiDeleted },
  human: { ...totalOf(active - aiActive), additions: lines.humanAdded, deletions: lines.humanDeleted },
})

const valueOf = (name: InsightName, { id }: Account, stats: Stats) => {
  switch (name) {
    case 'weekday':
    case 'weekdays':
      return { weekdays: WEEKDAYS.map((weekday, index) => ({ name: weekday, ...totalOf(stats.rhythm.weekdays[index] ?? 0) })) }
    case 'days':
      return { days: stats.days.map(({ date, active }) => ({ date, ...totalOf(active) })) }
    case 'best_day':
      return { best_day: bestDayOf(stats) }
    case 'daily_average':
      return { daily_average: { seconds: wholeSecondsOf(stats.average.active), text: textOf(stats.average.active) } }
    case 'hours':
      return { hours: stats.rhythm.hours.map((active, hour) => ({ hour, ...totalOf(active) })) }
    case 'streaks':
      return { streaks: stats.streaks }
    case 'ai_and_human':
      return { ai_and_human: handsOf(stats.totals) }
    case 'projects':
    case 'languages':
    case 'editors':
    case 'categories':
    case 'machines':
    case 'operating_systems':
      return { [name]: breakdownOf(id, stats.breakdown, stats.totals.active)[name] }
    default:
      return name satisfies never
  }
}

export const insightOf = (
  name: InsightName, account: Account, stats: Stats, range: StatsRange, now: Instant,
): t.TypeOf<typeof InsightCodec> => ({
  data: {
    ...valueOf(name, account, stats),
    ...rangeOf(account, stats, range, now),
    status: 'ok',
    percent_calculated: 100,
    is_including_today: isIncludingToday(stats, now),
    is_up_to_date: true,
  },
})
