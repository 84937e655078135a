import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { readStatsRange, type Stats, type StatsRange } from '../../../core/index.js'
import { type Answer, ok } from '../api/answer.js'
import { type Failure, parameterInvalid } from '../api/failure.js'
import { type Route, type SubjectCall, subjectRoute } from '../api/route.js'
import type { HttpDependencies } from '../dependencies.js'
import { askingOf, filterParams, policyParams } from '../params/asking.js'
import { FlagParam } from '../params/params.js'
import { dataOf } from '../wakatime/codecs.js'
import { InsightCodec, INSIGHTS, type InsightName, insightOf } from '../wakatime/insights.js'
import { publicStatsOf, StatsCodec, statsOf } from '../wakatime/stats.js'

type Dependencies = Pick<HttpDependencies, 'computeStats'>

const StatsQuery = t.partial({ is_including_today: FlagParam, ...filterParams, ...policyParams })
type Query = t.TypeOf<typeof StatsQuery>

const DEFAULT_RANGE = 'last_7_days'
const RANGES = 'last_7_days, last_30_days, last_6_months, last_year, all_time, a year (2026) or a month (2026-11)'

const rangeOf = (text: string | undefined): E.Either<Failure, StatsRange> => {
  const range = readStatsRange(text ?? DEFAULT_RANGE)
  return range === null ? E.left(parameterInvalid('range', `one of ${RANGES}`)) : E.right(range)
}

/** A stranger who could filter by project could find out what projects there are. */
const mayFilter = ({ isOwn, query }: SubjectCall<Query, undefined>): E.Either<Failure, null> => {
  const parameter = (['project', 'branches'] as const).find((name) => query[name] !== undefined)
  return isOwn || parameter === undefined ? E.right(null) : E.left(parameterInvalid(parameter, 'nothing: it is for your own stats only'))
}

const serveStats =
  ({ computeStats }: Dependencies) => (call: SubjectCall<Query, undefined>): TE.TaskEither<Failure, Answer> =>
    pipe(
      TE.Do,
      TE.apS('allowed', TE.fromEither(mayFilter(call))),
      TE.apS('range', TE.fromEither(rangeOf(call.path['range']))),
      TE.bind('stats', ({ range }): TE.TaskEither<Failure, Stats> =>
        computeStats({ ...askingOf(call.subject, call.query), range, includingToday: call.query.is_including_today ?? true })),
      TE.map(({ range, stats }) =>
        ok({ data: (call.isOwn ? statsOf : publicStatsOf)(call.subject, stats, range, call.now) })),
    )

const stats = (dependencies: Dependencies): ReadonlyArray<Route> =>
  (['/users/:user/stats', '/users/:user/stats/:range'] as const).map((path) =>
    subjectRoute({
      method: 'GET',
      path,
      operation: path.endsWith(':range') ? 'computeStatsOfRange' : 'computeStats',
      tag: 'Time',
      summary: `Totals and breakdowns of a range, ${DEFAULT_RANGE} when it names none. Strangers see a user's who made them public.`,
      access: 'own or public',
      query: StatsQuery,
      answers: { 200: dataOf(StatsCodec) },
      handle: serveStats(dependencies),
    }))

const insightNameOf = (text: string | undefined): E.Either<Failure, InsightName> => {
  const name = INSIGHTS.find((known) => known === text)
  return name === undefined ? E.left(parameterInvalid('insight', `one of ${INSIGHTS.join(', ')}`)) : E.right(name)
}

const insights = ({ computeStats }: Dependencies): Route =>
  subjectRoute({
    method: 'GET',
    path: '/users/:user/insights/:insight/:range',
    operation: 'insight',
    tag: 'Time',
    summary: 'One aspect of a range: its days, weekdays, best day, average, or one breakdown.',
    access: 'own',
    query: StatsQuery,
    answers: { 200: InsightCodec },
    handle: ({ subject, query, path, now }) =>
      pipe(
        TE.Do,
        TE.apS('name', TE.fromEither(insightNameOf(path['insight']))),
        TE.apS('range', TE.fromEither(rangeOf(path['range']))),
        TE.bind('stats', ({ range }): TE.TaskEither<Failure, Stats> =>
          computeStats({ ...askingOf(subject, query), range, includingToday: query.is_including_today ?? true })),
        TE.map(({ name, range, stats }) => ok(insightOf(name, subject, stats, range, now))),
      ),
  })

export const statsRoutes = (dependencies: Dependencies): ReadonlyArray<Route> => [...stats(dependencies), insights(dependencies)]
