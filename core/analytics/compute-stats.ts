import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Clock } from '../shared/clock.port.js'
import { addDays, dateAt, daysFrom, type LocalDate } from '../shared/zone.js'
import { breakdownOf, totalsOf } from './activity/breakdown.js'
import { type AnalyticsDependencies, gather } from './activity/gather.js'
import { tallyOf } from './activity/tally.js'
import type { Stats, Unanswerable } from './answer.js'
import { displayWith } from './activity/attribute.js'
import { averageOf, bestDayOf, streaksOf, weekdaysOf } from './activity/figures.js'
import { chooserOf } from './activity/filter.js'
import type { StatsQuestion } from './question.js'
import { datesOf, type Dates } from './ranges.js'
import type { ComputeStats } from './use-cases.js'

/** One statement when the days are settled under the user's own policy; one more to find where all time begins. */
export const makeComputeStats =
  (dependencies: AnalyticsDependencies & { readonly clock: Clock }): ComputeStats =>
  (question) => {
    const today = dateAt(question.zone, dependencies.clock())
    return pipe(
      datesAsked(dependencies, question, today),
      TE.flatMap((dates) => statsOf(dependencies, question, dates, today)),
    )
  }

const datesAsked = (
  { log }: AnalyticsDependencies,
  { account, zone, range, includingToday }: StatsQuestion,
  today: LocalDate,
): TE.TaskEither<Unanswerable, Dates> =>
  range._tag === 'AllTime'
    ? pipe(
        log.extent(account.id),
        TE.map((extent) => datesOf(range, today, includingToday, extent === null ? null : dateAt(zone, extent.first))),
      )
    : TE.right(datesOf(range, today, includingToday, null))

const statsOf = (
  dependencies: AnalyticsDependencies,
  { account, zone, policy, filter }: StatsQuestion,
  { first, last }: Dates,
  today: LocalDate,
): TE.TaskEither<Unanswerable, Stats> => {
  const days = daysFrom(zone, first, last)
  const display = displayWith(dependencies.languages)
  const chooser = chooserOf(filter, display)
  return pipe(
    gather(dependencies, { account, policy, chooser, days, withEntities: false }),
    TE.map((pieces) => {
      const { whole, dayTotals, hours } = tallyOf(pieces, { days, zone, chooser, display, eachDay: false, withDependencies: true })
      const totals = totalsOf(whole)
      return {
        first,
        last,
        period: { from: days[0]!.period.from, to: days.at(-1)!.period.to },
        zone,
        policy,
        totals,
        breakdown: breakdownOf(whole, false),
        average: averageOf(totals, dayTotals.filter(({ date }) => date <= today)),
        bestDay: bestDayOf(dayTotals),
        days: dayTotals,
        streaks: streaksOf(dayTotals, today, addDays(today, -1)),
        rhythm: { weekdays: weekdaysOf(dayTotals), hours: hours },
      }
    }),
  )
}
