import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { type RecordHeartbeats, type Receipt, SentHeartbeat } from '../../../core/index.js'
import { type Answer, accepted } from '../api/answer.js'
import type { Failure } from '../api/failure.js'
import { type BodyReader, type Route, type SubjectCall, subjectRoute } from '../api/route.js'
import type { HttpLimits } from '../limits.js'
import { ErrorCodec } from '../openapi/errors.js'
import { readSentHeartbeats, type SentHeartbeats } from '../request/sent-heartbeats.js'
import { BulkCodec, RejectedCodec, StoredCodec, verdictAnswerOf } from '../wakatime/heartbeats.js'

interface Dependencies { readonly recordHeartbeats: RecordHeartbeats; readonly limits: HttpLimits }

const bulkAnswerOf = ({ verdicts }: Receipt): Answer => accepted({ responses: verdicts.map(verdictAnswerOf) })

/** A single heartbeat that cannot be taken says so by its own status; a batch never does. */
const singleAnswerOf = ({ verdicts: [verdict] }: Receipt): Answer => {
  if (verdict === undefined) throw new Error('A heartbeat got no verdict')
  const [body, status] = verdictAnswerOf(verdict)
  return status === 400 ? { status, body: { ...body, code: 'heartbeat_rejected' } } : { status, body }
}

const SingleRejectedCodec = t.intersection([RejectedCodec, t.strict({ code: t.literal('heartbeat_rejected') })])
const HeartbeatListCodec = t.array(SentHeartbeat)

export const ingestRoutes = ({ recordHeartbeats, limits }: Dependencies): ReadonlyArray<Route> => {
  const read = readSentHeartbeats(limits)
  const record = (
    { subject, headers, body }: SubjectCall<undefined, SentHeartbeats>,
    answerOf: (receipt: Receipt) => Answer,
  ): TE.TaskEither<Failure, Answer> =>
    pipe(recordHeartbeats({ user: subject.id, ...headers }, body.items), TE.map(answerOf))
  const reading = (documents: t.Mixed): BodyReader<SentHeartbeats> => ({ documents, read })

  return [
    subjectRoute({
      method: 'POST',
      path: '/users/:user/heartbeats.bulk',
      operation: 'recordHeartbeats',
      tag: 'Heartbeats',
      summary: 'Takes a batch of heartbeats, with one verdict for each, in order.',
      access: 'own',
      body: reading(HeartbeatListCodec),
      answers: { 202: BulkCodec },
      handle: (call) => record(call, bulkAnswerOf),
    }),
    subjectRoute({
      method: 'POST',
      path: '/users/:user/heartbeats',
      operation: 'recordHeartbeat',
      tag: 'Heartbeats',
      summary: 'Takes one heartbeat, or a batch as its bulk sibling does.',
      access: 'own',
      body: reading(t.union([SentHeartbeat, HeartbeatListCodec])),
      answers: { 201: StoredCodec, 202: BulkCodec, 400: t.union([SingleRejectedCodec, ErrorCodec]) },
      handle: (call) => record(call, call.body.isSingle ? singleAnswerOf : bulkAnswerOf),
    }),
  ]
}
