import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { periodOfDay } from '../../../core/index.js'
import { ok } from '../api/answer.js'
import { type Route, subjectRoute } from '../api/route.js'
import type { HttpDependencies } from '../dependencies.js'
import { dateOfToken } from '../params/date-token.js'
import { DayParam, ZoneParam } from '../params/params.js'
import { jsonBody } from '../request/json-body.js'
import { dataOf } from '../wakatime/codecs.js'
import { HeartbeatsCodec, heartbeatsOf } from '../wakatime/heartbeats.js'

type Dependencies = Pick<HttpDependencies, 'listHeartbeats' | 'deleteHeartbeats'>

const DayQuery = t.intersection([t.type({ date: DayParam }), t.partial({ timezone: ZoneParam })])
const Deletion = t.type({ date: DayParam, ids: t.array(t.string) }, 'HeartbeatDeletion')

export const heartbeatRoutes = ({ listHeartbeats, deleteHeartbeats }: Dependencies): ReadonlyArray<Route> => [
  subjectRoute({
    method: 'GET',
    path: '/users/:user/heartbeats',
    operation: 'listHeartbeats',
    tag: 'Heartbeats',
    summary: 'The heartbeats of one local day, oldest first.',
    access: 'own',
    query: DayQuery,
    answers: { 200: HeartbeatsCodec },
    handle: ({ subject, query, now }) => {
      const zone = query.timezone ?? subject.preferences.zone
      const date = dateOfToken(query.date, zone, now)
      const period = periodOfDay(zone, date)
      return pipe(listHeartbeats(subject.id, period), TE.map((heartbeats) => ok(heartbeatsOf(heartbeats, { date, period }, zone))))
    },
  }),
  subjectRoute({
    method: 'DELETE',
    path: '/users/:user/heartbeats.bulk',
    operation: 'deleteHeartbeats',
    tag: 'Heartbeats',
    summary: 'Deletes heartbeats of one local day by their ids. Ids that name none are passed over.',
    access: 'own',
    body: jsonBody(Deletion),
    answers: { 200: dataOf(t.strict({})) },
    handle: ({ subject, body, now }) => {
      const { zone } = subject.preferences
      const period = periodOfDay(zone, dateOfToken(body.date, zone, now))
      return pipe(deleteHeartbeats(subject.id, period, body.ids), TE.map(() => ok({ data: {} })))
    },
  }),
]
