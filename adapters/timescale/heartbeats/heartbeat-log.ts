import type { PreparedStatement } from 'pg-promise'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { AppendReceipt, Heartbeat, HeartbeatKey, HeartbeatLog, Instant, LastKnown, LogUnavailable, UserId } from '../../../core/index.js'
import { asDatabaseError, attempt, type DatabaseError, type Sql, statement } from '../sql.js'
import { heartbeatColumns, inOrder, keyColumns, keyText } from './batch.js'
import { makeOrigins, makeSubjects } from './dictionary.js'
import { makeEntryReader } from './entries.js'
import { type HeartbeatRow, toHeartbeat } from './heartbeat-row.js'

const appendAll = statement('append', './append.sql', import.meta.url)
const heartbeatsWithin = statement('within', './within.sql', import.meta.url)
const pageAfter = statement('page', './page.sql', import.meta.url)
const lastKnownUpTo = statement('last-known', './last-known.sql', import.meta.url)
const extentOf = statement('extent', './extent.sql', import.meta.url)
const removeKeys = statement('remove', './remove.sql', import.meta.url)

export const logUnavailable = (cause: DatabaseError): LogUnavailable => ({ _tag: 'LogUnavailable', cause })

/** Deadlock and serialization failure: nothing was written, and the same statement succeeds the next time. */
const LOST_A_RACE = new Set(['40P01', '40001'])
const RACES_TO_LOSE = 5

const winning = async <Answer>(run: () => Promise<Answer>): Promise<Answer> => {
  for (let lost = 0; ; lost += 1) {
    try {
      return await run()
    } catch (error) {
      if (lost >= RACES_TO_LOSE || !LOST_A_RACE.has(asDatabaseError(error).code ?? '')) throw error
    }
  }
}

/** Before every position. */
const THE_START = '-9223372036854775808'

/** Appends as it is told: for many small appends at once wrap it in `withGroupCommit`. */
export const makeTimescaleHeartbeatLog = (sql: Sql): HeartbeatLog => {
  const subjects = makeSubjects()
  const origins = makeOrigins()
  const readEntries = makeEntryReader(sql)

  const append = async (batch: ReadonlyArray<Heartbeat>): Promise<AppendReceipt> => {
    const fresh = Array.from(batch, () => false)
    if (batch.length === 0) return { fresh }
    const { unique, places } = inOrder(batch)
    const subject = subjects(unique)
    const origin = origins(unique)
    const values = [...heartbeatColumns(unique, subject.ids, origin.ids), JSON.stringify(subject.entries), JSON.stringify(origin.entries)]
    const { keys } = await winning(() => sql.one<{ keys: ReadonlyArray<string> | null }>(appendAll(values)))
    subject.committed()
    origin.committed()
    const stored = keys === null ? null : new Set(keys)
    unique.forEach((heartbeat, index) => { fresh[places[index] ?? 0] = stored === null || stored.has(keyText(heartbeat)) })
    return { fresh }
  }

  const remove = async (keys: ReadonlyArray<HeartbeatKey>): Promise<number> => {
    if (keys.length === 0) return 0
    const { removed } = await winning(() => sql.one<{ removed: number }>(removeKeys(keyColumns(inOrder(keys).unique))))
    return removed
  }

  const read = async (user: UserId, wanted: PreparedStatement): Promise<ReadonlyArray<Heartbeat>> => {
    const rows = await sql.any<HeartbeatRow>(wanted)
    const entries = await readEntries(user, rows)
    return rows.map((row) => toHeartbeat(user, row, entries))
  }

  return {
    append: (batch) => attempt(() => append(batch), logUnavailable),

    within: (user, { from, to }) => attempt(() => read(user, heartbeatsWithin([user, from, to])), logUnavailable),

    page: (user, after, limit) =>
      attempt(() => read(user, pageAfter([user, after?.instant ?? THE_START, after?.fingerprint ?? THE_START, limit])), logUnavailable),

    lastKnown: (user, upTo) => attempt(() => sql.one<LastKnown>(lastKnownUpTo([user, upTo])), logUnavailable),

    extent: (user) =>
      pipe(
        attempt(() => sql.one<{ first: Instant | null; last: Instant | null }>(extentOf([user])), logUnavailable),
        TE.map(({ first, last }) => (first === null || last === null ? null : { first, last })),
      ),

    remove: (keys) => attempt(() => remove(keys), logUnavailable),
  }
}
