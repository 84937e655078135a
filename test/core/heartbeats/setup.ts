import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import {
  type Heartbeat, type HeartbeatLog, type Instant, instant, type Languages, type LastKnown, makeImportHeartbeats,
  makeRecordHeartbeats, type Receipt, SECOND, type Sender, type UserId, type Verdict,
} from '../../../core/index.js'
import { makeMemoryStore } from '../../../adapters/memory/index.js'
import { someone } from '../../support/heartbeats.js'

/** Two minutes after the last capture was taken. */
export const NOW: Instant = instant(1_795_346_800 * SECOND)

/** Knows one language, so that a test can tell what was looked up. */
export const languages: Languages = {
  ofEntity: (entity) => (entity.endsWith('.rs') ? 'Rust' : null),
  canonical: (name) => name,
  all: () => [],
}

/** A log in memory, whose last known values are as a test says. `asked` are the instants for which they were read. */
export const makeTinyLog = (last: LastKnown = { project: null, branch: null, language: null }): HeartbeatLog & { readonly asked: Instant[] } => {
  const asked: Instant[] = []
  return {
    ...makeMemoryStore().log,
    asked,
    lastKnown: (_, upTo) => TE.fromIO(() => {
      asked.push(upTo)
      return last
    }),
  }
}

/** Everything that the log holds of the user. */
export const heldBy = (user: UserId, log: HeartbeatLog): Promise<ReadonlyArray<Heartbeat>> => right(log.page(user, null, 1_000))

export const right = async <A>(effect: TE.TaskEither<unknown, A>): Promise<A> => {
  const result = await effect()
  if (E.isLeft(result)) throw new Error(`expected an answer, got ${JSON.stringify(result.left)}`)
  return result.right
}

export const senderOf = (user: UserId): Sender => ({ user, userAgent: null, machine: null })

/** Records on a log of its own, as `NOW` is the time. */
export const record = (sent: ReadonlyArray<unknown>, sender: Sender = senderOf(someone()), log = makeTinyLog()): Promise<Receipt> =>
  right(makeRecordHeartbeats({ log, languages, clock: () => NOW })(sender, sent))

export const importing = (sent: ReadonlyArray<unknown>, user: UserId, log = makeTinyLog()): Promise<Receipt> =>
  right(makeImportHeartbeats({ log, languages, clock: () => NOW })(user, sent))

export const verdictOf = async (sent: unknown, sender?: Sender): Promise<Verdict> => {
  const { verdicts } = await record([sent], sender)
  return verdicts[0] as Verdict
}

/** The heartbeat that came of it; fails when it was rejected. */
export const heartbeatOf = async (sent: unknown, sender?: Sender): Promise<Heartbeat> => taken(await verdictOf(sent, sender))

export const taken = (verdict: Verdict | undefined): Heartbeat => {
  if (verdict === undefined || verdict._tag === 'Rejected') throw new Error(`expected a heartbeat, got ${JSON.stringify(verdict)}`)
  return verdict.heartbeat
}

export const deepFreeze = <A>(value: A): A => {
  if (typeof value === 'object' && value !== null && !Object.isFrozen(value)) {
    Object.freeze(value)
    for (const inner of Object.values(value)) deepFreeze(inner)
  }
  return value
}

/** The least a client can send. */
export const SENT = { entity: '/home/dev/proj/main.go', type: 'file', time: 1_795_346_356.830208 }
