import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import type { Clock } from '../shared/clock.port.js'
import { dateAt, daysFrom } from '../shared/zone.js'
import { totalsOf } from './activity/breakdown.js'
import { type AnalyticsDependencies, gather } from './activity/gather.js'
import { tallyOf } from './activity/tally.js'
import { displayWith } from './activity/attribute.js'
import { averageOf } from './activity/figures.js'
import { chooserOf } from './activity/filter.js'
import { datesOf } from './ranges.js'
import type { TotalAllTime } from './use-cases.js'

/** Two statements when the days are settled under the user's own policy: where time begins, and what is in it. */
export const makeTotalAllTime =
  (dependencies: AnalyticsDependencies & { readonly clock: Clock }): TotalAllTime =>
  ({ account, zone, policy, filter }) => {
    const today = dateAt(zone, dependencies.clock())
    const display = displayWith(dependencies.languages)
    const chooser = chooserOf(filter, display)
    return pipe(
      dependencies.log.extent(account.id),
      TE.map((extent) => datesOf({ _tag: 'AllTime' }, today, true, extent === null ? null : dateAt(zone, extent.first))),
      TE.bind('days', ({ first, last }) => TE.right(daysFrom(zone, first, last))),
      TE.bind('pieces', ({ days }) =>
        gather(dependencies, { account, policy, chooser, days, withEntities: false })),
      TE.map(({ first, days, pieces }) => {
        const { whole, dayTotals } = tallyOf(pieces, { days, zone, chooser, display, eachDay: false, withDependencies: false })
        const totals = totalsOf(whole)
        return {
          first,
          today,
          period: { from: days[0]!.period.from, to: days.at(-1)!.period.to },
          zone,
          policy,
          totals,
          average: averageOf(totals, dayTotals),
        }
      }),
    )
  }
