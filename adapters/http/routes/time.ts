import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { dateAt } from '../../../core/index.js'
import { ok } from '../api/answer.js'
import type { Failure } from '../api/failure.js'
import { type Route, subjectRoute } from '../api/route.js'
import type { HttpDependencies } from '../dependencies.js'
import { askingOf, filterParams, policyParams } from '../params/asking.js'
import { type Days, daysOf, RangeNameParam } from '../params/days.js'
import { dateOfToken } from '../params/date-token.js'
import { DayParam, wordParam } from '../params/params.js'
import { AllTimeCodec, allTimeOf } from '../wakatime/all-time.js'
import { DurationsCodec, durationsOf, SLICES, type SliceName } from '../wakatime/durations.js'
import { StatusBarCodec, statusBarOf } from '../wakatime/status-bar.js'
import { SummariesCodec, summariesOf } from '../wakatime/summaries.js'

type Dependencies = Pick<HttpDependencies, 'summarizeDays' | 'totalAllTime' | 'listDurations' | 'limits'>

const SummariesQuery = t.partial({ start: DayParam, end: DayParam, range: RangeNameParam, ...filterParams, ...policyParams })

const summaries = ({ summarizeDays, limits }: Dependencies): Route =>
  subjectRoute({
    method: 'GET',
    path: '/users/:user/summaries',
    operation: 'summarizeDays',
    tag: 'Time',
    summary: `Each local day from start to end, or of a named range: at most ${limits.days} of them.`,
    access: 'own',
    query: SummariesQuery,
    answers: { 200: SummariesCodec },
    handle: ({ subject, query, now }) => {
      const asking = askingOf(subject, query)
      const where = { zone: asking.zone, now, weekStart: subject.preferences.weekStart, most: limits.days }
      return pipe(
        TE.fromEither<Failure, Days>(daysOf(query, where)),
        TE.flatMap((days) => summarizeDays({ ...asking, ...days, withEntities: query.project !== undefined })),
        TE.map((summary) => ok(summariesOf(subject.id, summary, now))),
      )
    },
  })

/** The documentation names the second path, the clients ask for the first. */
const statusBar = ({ summarizeDays }: Dependencies): ReadonlyArray<Route> =>
  (['statusbar', 'status_bar'] as const).map((name) =>
    subjectRoute({
      method: 'GET',
      path: `/users/:user/${name}/today`,
      operation: name === 'statusbar' ? 'statusBar' : 'statusBarAlias',
      tag: 'Time',
      summary: 'Today, for the status bar of an editor.',
      access: 'own',
      query: t.partial(policyParams),
      answers: { 200: StatusBarCodec },
      handle: ({ subject, query, now }) => {
        const asking = askingOf(subject, query)
        const today = dateAt(asking.zone, now)
        return pipe(
          summarizeDays({ ...asking, first: today, last: today, withEntities: false }),
          TE.map((summary) => ok(statusBarOf(subject.id, summary, now))),
        )
      },
    }))

const allTime = ({ totalAllTime }: Dependencies): Route =>
  subjectRoute({
    method: 'GET',
    path: '/users/:user/all_time_since_today',
    operation: 'totalAllTime',
    tag: 'Time',
    summary: 'All the time there ever was.',
    access: 'own',
    query: t.partial({ ...filterParams, ...policyParams }),
    answers: { 200: AllTimeCodec },
    handle: ({ subject, query }) => pipe(totalAllTime(askingOf(subject, query)), TE.map((total) => ok(allTimeOf(total)))),
  })

const SLICE_NAMES = Object.keys(SLICES) as ReadonlyArray<SliceName>

const DurationsQuery = t.intersection([
  t.type({ date: DayParam }),
  t.partial({ slice_by: wordParam(SLICE_NAMES), ...filterParams, ...policyParams }),
])

const durations = ({ listDurations }: Dependencies): Route =>
  subjectRoute({
    method: 'GET',
    path: '/users/:user/durations',
    operation: 'listDurations',
    tag: 'Time',
    summary: 'One local day as runs of equal project and slice.',
    access: 'own',
    query: DurationsQuery,
    answers: { 200: DurationsCodec },
    handle: ({ subject, query, now }) => {
      const asking = askingOf(subject, query)
      const slice = query.slice_by ?? 'entity'
      const date = dateOfToken(query.date, asking.zone, now)
      return pipe(listDurations({ ...asking, date, sliceBy: SLICES[slice] }), TE.map((day) => ok(durationsOf(slice, day))))
    },
  })

export const timeRoutes = (dependencies: Dependencies): ReadonlyArray<Route> => [
  ...statusBar(dependencies), summaries(dependencies), allTime(dependencies), durations(dependencies),
]
