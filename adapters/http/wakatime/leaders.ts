import * as t from 'io-ts'
import { type Account, DEFAULT_TIMEOUT, type Instant, isoOf, MINUTE, secondsOf, type Stats } from '../../../core/index.js'
import { itemsOf } from './breakdown.js'
import { textOf, wholeSecondsOf } from './text/clock.js'
import { integer, orNull } from './codecs.js'
import { dateTextOf } from './text/date.js'

const LeaderUserCodec = t.strict({
  id: t.string,
  email: t.null,
  username: t.string,
  full_name: t.null,
  display_name: t.string,
  website: t.null,
  human_readable_website: t.null,
  photo: t.null,
  is_hireable: t.boolean,
  city: t.null,
  is_email_public: t.boolean,
  photo_public: t.boolean,
}, 'LeaderUser')

const RunningTotalCodec = t.strict({
  total_seconds: t.number,
  human_readable_total: t.string,
  daily_average: integer,
  human_readable_daily_average: t.string,
  ai_line_changes_total: integer,
  languages: t.array(t.strict({ name: t.string, total_seconds: t.number })),
}, 'RunningTotal')

export const LeadersCodec = t.strict({
  current_user: orNull(t.strict({ rank: integer, page: integer, user: LeaderUserCodec })),
  data: t.array(t.strict({ rank: integer, running_total: RunningTotalCodec, user: LeaderUserCodec })),
  page: integer,
  total_pages: integer,
  range: orNull(t.strict({
    start_date: t.string, start_text: t.string, end_date: t.string, end_text: t.string, name: t.string, text: t.string,
  })),
  language: orNull(t.string),
  is_hireable: t.null,
  country_code: t.null,
  modified_at: t.string,
  timeout: integer,
  writes_only: t.boolean,
}, 'Leaders')

type Leaders = t.TypeOf<typeof LeadersCodec>

export interface Board { readonly page: number; readonly language: string | null; readonly now: Instant }

const leaderUserOf = ({ id, username }: Account): t.TypeOf<typeof LeaderUserCodec> => ({
  id,
  email: null,
  username,
  full_name: null,
  display_name: username,
  website: null,
  human_readable_website: null,
  photo: null,
  is_hireable: false,
  city: null,
  is_email_public: false,
  photo_public: false,
})

const runningTotalOf = ({ totals, average, breakdown }: Stats): t.TypeOf<typeof RunningTotalCodec> => ({
  total_seconds: secondsOf(totals.active),
  human_readable_total: textOf(totals.active),
  daily_average: wholeSecondsOf(average.active),
  human_readable_daily_average: textOf(average.active),
  ai_line_changes_total: totals.lines.aiAdded + totals.lines.aiDeleted,
  languages: itemsOf('language', breakdown.language, totals.active).map(({ name, total_seconds }) => ({ name, total_seconds })),
})

/** A board that nobody is on: a stranger's. */
export const emptyBoardOf = ({ page, language, now }: Board): Leaders => ({
  current_user: null,
  data: [],
  page,
  total_pages: 1,
  range: null,
  language,
  is_hireable: null,
  country_code: null,
  modified_at: isoOf(now),
  timeout: DEFAULT_TIMEOUT / MINUTE,
  writes_only: false,
})

/** A board that nobody but the asker is on: others have not agreed to be compared. */
export const ownBoardOf = (account: Account, stats: Stats, board: Board): Leaders => {
  const user = leaderUserOf(account)
  return {
    ...emptyBoardOf(board),
    current_user: { rank: 1, page: 1, user },
    data: board.page === 1 ? [{ rank: 1, running_total: runningTotalOf(stats), user }] : [],
    range: {
      start_date: stats.first,
      start_text: dateTextOf(stats.first),
      end_date: stats.last,
      end_text: dateTextOf(stats.last),
      name: 'last_7_days',
      text: 'last 7 days',
    },
    timeout: Math.round(stats.policy.timeout / MINUTE),
    writes_only: stats.policy.writesOnly,
  }
}
