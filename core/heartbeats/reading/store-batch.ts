import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { UserId } from '../../accounts/account.js'
import type { Clock } from '../../shared/clock.port.js'
import type { Heartbeat } from '../heartbeat.js'
import type { HeartbeatLog, LogOverloaded, LogUnavailable } from '../heartbeat-log.port.js'
import type { Languages } from '../languages.port.js'
import type { Receipt } from '../receipt.js'
import { type ReadBatch, receiptOf } from './batch.js'
import { resolveFrom, resolveInside } from './placeholders.js'

/** What recording and importing need. */
export interface RecordingDependencies {
  readonly log: Pick<HeartbeatLog, 'append' | 'lastKnown'>
  readonly languages: Languages
  readonly clock: Clock
}

/** Resolves what the batch asks for, appends it, and says what became of each item. */
export const storeBatch = (
  read: ReadBatch, user: UserId, { log, languages }: RecordingDependencies,
): TE.TaskEither<LogUnavailable | LogOverloaded, Receipt> => {
  if (read.heartbeats.length === 0) return TE.right(receiptOf(read.notes, [], { fresh: [] }))
  const store = (heartbeats: ReadonlyArray<Heartbeat>): TE.TaskEither<LogUnavailable | LogOverloaded, Receipt> =>
    pipe(log.append(heartbeats), TE.map((appended) => receiptOf(read.notes, heartbeats, appended)))
  return read.asksForLast ? pipe(withoutPlaceholders(read, user, log, languages), TE.flatMap(store)) : store(read.heartbeats)
}

/** The log is asked only for what the batch does not know itself, and at most once. */
const withoutPlaceholders = (
  { heartbeats }: ReadBatch, user: UserId, log: Pick<HeartbeatLog, 'lastKnown'>, languages: Languages,
): TE.TaskEither<LogUnavailable, ReadonlyArray<Heartbeat>> => {
  const inside = resolveInside(heartbeats)
  if (inside.unresolvedFrom === null) return TE.right(inside.heartbeats)
  return pipe(log.lastKnown(user, inside.unresolvedFrom), TE.map((last) => resolveFrom(last, inside.heartbeats, languages)))
}
