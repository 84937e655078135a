import * as t from 'io-ts'
import { dateAt, type Instant, isoOf, type Summary, type UserId } from '../../../core/index.js'
import { SummaryDayCodec, summaryDayOf } from './summaries.js'

export const StatusBarCodec = t.strict({ cached_at: t.string, has_team_features: t.boolean, data: SummaryDayCodec }, 'StatusBar')

/** Of a summary of one day. */
export const statusBarOf = (user: UserId, { days, zone }: Summary, now: Instant): t.TypeOf<typeof StatusBarCodec> => {
  const [day] = days
  if (day === undefined) throw new Error('A summary of one day has no day')
  return { cached_at: isoOf(now), has_team_features: false, data: summaryDayOf(user, day, zone, dateAt(zone, now)) }
}
