import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { type Microseconds, secondsOf } from '../../../core/index.js'
import { ok } from '../api/answer.js'
import { type Route, subjectRoute } from '../api/route.js'
import type { HttpDependencies } from '../dependencies.js'
import { askingOf } from '../params/asking.js'
import { jsonBody } from '../request/json-body.js'
import { decimalOf, digitalOf, textOf } from '../wakatime/text/clock.js'
import { orNull } from '../wakatime/codecs.js'

const FileCodec = t.intersection([
  t.type({ entity: t.string }),
  t.partial({ project: orNull(t.string), project_root_count: orNull(t.number) }),
], 'ExpertFile')

const ExpertsCodec = t.strict({
  data: t.array(t.strict({
    total: t.strict({ decimal: t.string, digital: t.string, text: t.string, total_seconds: t.number }),
    user: t.strict({ id: t.string, is_current_user: t.boolean, long_name: t.string, name: t.string }),
  })),
}, 'FileExperts')

const totalOf = (active: Microseconds) => ({
  decimal: decimalOf(active), digital: digitalOf(active), text: textOf(active), total_seconds: secondsOf(active),
})

export const fileExpertRoutes = ({ computeStats }: Pick<HttpDependencies, 'computeStats'>): ReadonlyArray<Route> => [
  subjectRoute({
    method: 'POST',
    path: '/users/:user/file_experts',
    operation: 'fileExperts',
    tag: 'Company',
    summary: 'Who worked in a file in the last year: the asker, or nobody.',
    access: 'own',
    body: jsonBody(FileCodec),
    answers: { 200: ExpertsCodec },
    handle: ({ subject, body }) =>
      pipe(
        computeStats({
          ...askingOf(subject, {}),
          filter: { entity: [body.entity], ...(body.project && { project: [body.project] }) },
          range: { _tag: 'LastDays', name: 'last_year' },
          includingToday: true,
        }),
        TE.map(({ totals }) => {
          const user = { id: subject.id, is_current_user: true, long_name: subject.username, name: subject.username }
          return ok({ data: totals.active === 0 ? [] : [{ total: totalOf(totals.active), user }] })
        }),
      ),
  }),
]
