import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Clock } from '../shared/clock.port.js'
import { dateAt, daysFrom, periodOfDay } from '../shared/zone.js'
import { breakdownOf, totalsOf } from './activity/breakdown.js'
import { type AnalyticsDependencies, gather } from './activity/gather.js'
import { tallyOf } from './activity/tally.js'
import { displayWith } from './activity/attribute.js'
import { averageOf } from './activity/figures.js'
import { chooserOf } from './activity/filter.js'
import type { SummarizeDays } from './use-cases.js'

/** One statement when the days are settled under the user's own policy. Days that have not begun have zeroes, and are in no average. */
export const makeSummarizeDays =
  (dependencies: AnalyticsDependencies & { readonly clock: Clock }): SummarizeDays =>
  ({ account, zone, policy, filter, first, last, withEntities }) => {
    const days = daysFrom(zone, first, last)
    const today = dateAt(zone, dependencies.clock())
    const display = displayWith(dependencies.languages)
    const chooser = chooserOf(filter, display)
    return pipe(
      gather(dependencies, { account, policy, chooser, days, withEntities }),
      TE.map((pieces) => {
        const tallies = tallyOf(pieces, { days, zone, chooser, display, eachDay: true, withDependencies: true })
        const summaries = days.map((day, index) => ({
          ...day, totals: totalsOf(tallies.days[index]!), breakdown: breakdownOf(tallies.days[index]!, withEntities),
        }))
        const totals = totalsOf(tallies.whole)
        return {
          period: { from: periodOfDay(zone, first).from, to: periodOfDay(zone, last).to },
          zone,
          policy,
          days: summaries,
          totals,
          breakdown: breakdownOf(tallies.whole, withEntities),
          average: averageOf(totals, tallies.dayTotals.filter(({ date }) => date <= today)),
        }
      }),
    )
  }
