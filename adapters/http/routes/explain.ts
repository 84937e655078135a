import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { type Filter, type Instant, lengthOf, type Period, periodOfDay, UTC_DAY, type Zone } from '../../../core/index.js'
import { ok } from '../api/answer.js'
import { type Failure, parameterInvalid } from '../api/failure.js'
import { type Route, subjectRoute } from '../api/route.js'
import type { HttpDependencies } from '../dependencies.js'
import { ExplanationCodec, explanationOf } from '../explain/explanation.js'
import { askingOf, filterParams, policyParams } from '../params/asking.js'
import { dateOfToken } from '../params/date-token.js'
import { DateTimeParam, DayParam, TextParam } from '../params/params.js'
import { nameOf } from '../wakatime/text/labels.js'

type Dependencies = Pick<HttpDependencies, 'explainTotal' | 'limits'>

const NAMED = {
  language: 'language',
  category: 'category',
  editor: 'editor',
  operating_system: 'operatingSystem',
  machine: 'machine',
  entity: 'entity',
} as const

const ExplainQuery = t.partial({
  date: DayParam,
  start: DateTimeParam,
  end: DateTimeParam,
  language: TextParam,
  category: TextParam,
  editor: TextParam,
  operating_system: TextParam,
  machine: TextParam,
  entity: TextParam,
  ...filterParams,
  ...policyParams,
})

type Query = t.TypeOf<typeof ExplainQuery>

const windowOf = ({ date, start, end }: Query, zone: Zone, now: Instant, days: number): E.Either<Failure, Period> => {
  if (date !== undefined) return E.right(periodOfDay(zone, dateOfToken(date, zone, now)))
  if (start === undefined) return E.left(parameterInvalid('date', 'a date, or start and end'))
  if (end === undefined || end < start) return E.left(parameterInvalid('end', 'a datetime that is not before start'))
  const window = { from: start, to: end }
  return lengthOf(window) > days * UTC_DAY ? E.left(parameterInvalid('end', `a datetime at most ${days} days after start`)) : E.right(window)
}

const filterOf = (query: Query): Filter => {
  const filter: Record<string, ReadonlyArray<string | null>> = {}
  for (const [parameter, dimension] of Object.entries(NAMED)) {
    const asked = query[parameter as keyof typeof NAMED]
    if (asked !== undefined) filter[dimension] = [nameOf(dimension, asked)]
  }
  return filter
}

export const explainRoutes = ({ explainTotal, limits }: Dependencies): ReadonlyArray<Route> => [
  subjectRoute({
    method: 'GET',
    path: '/users/:user/explain',
    operation: 'explainTotal',
    tag: 'Time',
    summary: `How a total came about: every gap that counted and every one that did not, of a local day or of up to ${limits.explainedDays} days.`,
    access: 'own',
    errors: 'problem',
    query: ExplainQuery,
    answers: { 200: ExplanationCodec },
    handle: ({ subject, query, now }) => {
      const asking = askingOf(subject, query)
      return pipe(
        TE.fromEither(windowOf(query, asking.zone, now, limits.explainedDays)),
        TE.flatMap((window) => explainTotal({ ...asking, filter: { ...asking.filter, ...filterOf(query) }, window })),
        TE.map((explanation) => ok(explanationOf(explanation))),
      )
    },
  }),
]
