import * as t from 'io-ts'
import {
  type Account, dateAt, type Instant, isoOf, MINUTE, secondsOf, type Stats, type StatsRange,
} from '../../../core/index.js'
import { aiOf, aiProps } from './ai.js'
import { breakdownOf, breakdownProps } from './breakdown.js'
import { textOf, wholeSecondsOf } from './text/clock.js'
import { integer, orNull } from './codecs.js'
import { dateTextOf, monthTextOf } from './text/date.js'
import { lastSecondOf } from './summaries.js'

const totalProps = {
  total_seconds: t.number,
  total_seconds_including_other_language: t.number,
  human_readable_total: t.string,
  human_readable_total_including_other_language: t.string,
  daily_average: integer,
  daily_average_including_other_language: integer,
  human_readable_daily_average: t.string,
  human_readable_daily_average_including_other_language: t.string,
  best_day: orNull(t.strict({ date: t.string, text: t.string, total_seconds: t.number }, 'BestDay')),
  holidays: integer,
  days_including_holidays: integer,
  days_minus_holidays: integer,
}

const stateProps = {
  status: t.string,
  percent_calculated: integer,
  is_already_updating: t.boolean,
  is_stuck: t.boolean,
  is_cached: t.boolean,
  is_up_to_date: t.boolean,
  is_up_to_date_pending_future: t.boolean,
  is_including_today: t.boolean,
  is_coding_activity_visible: t.boolean,
  is_language_usage_visible: t.boolean,
  is_editor_usage_visible: t.boolean,
  is_category_usage_visible: t.boolean,
  is_os_usage_visible: t.boolean,
  is_other_usage_visible: t.boolean,
  is_ai_model_usage_visible: t.boolean,
  is_ai_agent_usage_visible: t.boolean,
}

export const rangeProps = {
  range: t.string,
  human_readable_range: t.string,
  start: t.string,
  end: t.string,
  timezone: t.string,
  timeout: integer,
  writes_only: t.boolean,
  user_id: t.string,
  created_at: t.string,
  modified_at: t.string,
}

export const StatsCodec = t.strict({
  ...totalProps, ...breakdownProps, ...stateProps, ...rangeProps, username: t.string, ...aiProps,
}, 'Stats')

/** The range as the protocol writes it: `last_7_days`, `all_time`, `2026`, `2026-11`. */
export const rangeNameOf = (range: StatsRange): string => {
  switch (range._tag) {
    case 'LastDays': return range.name
    case 'AllTime': return 'all_time'
    case 'Year': return String(range.year)
    case 'Month': return `${range.year}-${String(range.month).padStart(2, '0')}`
    default: return range satisfies never
  }
}

const rangeTextOf = (range: StatsRange): string => {
  switch (range._tag) {
    case 'LastDays':
    case 'AllTime': return rangeNameOf(range).replaceAll('_', ' ')
    case 'Year': return String(range.year)
    case 'Month': return monthTextOf(range.year, range.month)
    default: return range satisfies never
  }
}

export const rangeOf = ({ id, createdAt }: Account, stats: Stats, range: StatsRange, now: Instant) => ({
  range: rangeNameOf(range),
  human_readable_range: rangeTextOf(range),
  start: isoOf(stats.period.from),
  end: lastSecondOf(stats.period),
  timezone: stats.zone,
  timeout: Math.round(stats.policy.timeout / MINUTE),
  writes_only: stats.policy.writesOnly,
  user_id: id,
  created_at: isoOf(createdAt),
  modified_at: isoOf(now),
})

export const isIncludingToday = (stats: Stats, now: Instant): boolean => {
  const today = dateAt(stats.zone, now)
  return stats.first <= today && today <= stats.last
}

/** Stats are computed when they are asked for: they are never stuck, stale or half done, and nothing of one's own is hidden. */
const stateOf = (stats: Stats, now: Instant) => ({
  status: 'ok',
  percent_calculated: 100,
  is_already_updating: false,
  is_stuck: false,
  is_cached: false,
  is_up_to_date: true,
  is_up_to_date_pending_future: false,
  is_including_today: isIncludingToday(stats, now),
  is_coding_activity_visible: true,
  is_language_usage_visible: true,
  is_editor_usage_visible: true,
  is_category_usage_visible: true,
  is_os_usage_visible: true,
  is_other_usage_visible: true,
  is_ai_model_usage_visible: true,
  is_ai_agent_usage_visible: true,
})

export const bestDayOf = ({ bestDay }: Stats) =>
  bestDay && { date: bestDay.date as string, text: dateTextOf(bestDay.date), total_seconds: secondsOf(bestDay.active) }

const totalsOf = (stats: Stats) => {
  const { totals, average } = stats
  const known = totals.active - totals.otherLanguage
  return {
    total_seconds: secondsOf(known),
    total_seconds_including_other_language: secondsOf(totals.active),
    human_readable_total: textOf(known),
    human_readable_total_including_other_language: textOf(totals.active),
    daily_average: wholeSecondsOf(average.activeWithoutOtherLanguage),
    daily_average_including_other_language: wholeSecondsOf(average.active),
    human_readable_daily_average: textOf(average.activeWithoutOtherLanguage),
    human_readable_daily_average_including_other_language: textOf(average.active),
    best_day: bestDayOf(stats),
    holidays: average.holidays,
    days_including_holidays: average.days,
    days_minus_holidays: average.days - average.holidays,
  }
}

export const statsOf = (account: Account, stats: Stats, range: StatsRange, now: Instant): t.TypeOf<typeof StatsCodec> => ({
  ...totalsOf(stats),
  ...breakdownOf(account.id, stats.breakdown, stats.totals.active),
  ...stateOf(stats, now),
  ...rangeOf(account, stats, range, now),
  username: account.username,
  ...aiOf(stats.totals, stats.breakdown.aiModel, stats.breakdown.aiAgent),
})

/** What strangers see of a user whose stats are public: no names of projects, machines or dependencies. */
export const publicStatsOf = (account: Account, stats: Stats, range: StatsRange, now: Instant): t.TypeOf<typeof StatsCodec> => ({
  ...statsOf(account, stats, range, now), projects: [], machines: [], dependencies: [],
})
