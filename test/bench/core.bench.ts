import * as TE from 'fp-ts/lib/TaskEither.js'
import { makeLinguistLanguages } from '../../adapters/linguist/index.js'
import {
  foldDays, type Heartbeat, type HeartbeatLog, instant, makeRecordHeartbeats, MINUTE, SECOND, UTC_DAY, type UtcDay, type UserId,
} from '../../core/index.js'
import { count, type Figure } from './table.js'
import { workingLife } from './working-life.js'

const END = 1_795_348_800

const unused = (): never => { throw new Error('the bench only appends') }

const logThat = (keeps: (batch: ReadonlyArray<Heartbeat>) => void): HeartbeatLog => ({
  append: (batch) => TE.fromIO(() => {
    keeps(batch)
    return { fresh: batch.map(() => true) }
  }),
  within: unused, page: unused, lastKnown: unused, extent: unused, remove: unused,
})

const recorder = (keeps: (batch: ReadonlyArray<Heartbeat>) => void) =>
  makeRecordHeartbeats({ log: logThat(keeps), languages: makeLinguistLanguages(), clock: () => instant(END * SECOND) })

const sender = { user: '00000000-0000-4000-8000-000000000001' as UserId, userAgent: null, machine: 'laptop' }

/** Reading what a plugin sent, up to the log: JSON is parsed already. */
export const benchDecode = async (): Promise<ReadonlyArray<Figure>> => {
  const sent = workingLife(200_000, 365, END)
  const record = recorder(() => undefined)
  const rounds: number[] = []
  for (let round = 0; round < 4; round += 1) {
    const started = performance.now()
    for (let index = 0; index < sent.length; index += 25) await record(sender, sent.slice(index, index + 25))()
    rounds.push(performance.now() - started)
  }
  return [{ what: 'read, check, fingerprint, in bulks of 25', value: `${((Math.min(...rounds) * 1000) / sent.length).toFixed(2)} µs a heartbeat` }]
}

/** A million heartbeats of one user over ten years into settled days. */
export const benchFold = async (): Promise<ReadonlyArray<Figure>> => {
  const heartbeats: Heartbeat[] = []
  const record = recorder((batch) => { for (const heartbeat of batch) heartbeats.push(heartbeat) })
  const sent = workingLife(1_000_000, 3650, END)
  for (let index = 0; index < sent.length; index += 1000) await record(sender, sent.slice(index, index + 1000))()
  const last = Math.floor((END * SECOND) / UTC_DAY)
  const days = Array.from({ length: 3652 }, (_, index) => (last - 3651 + index) as UtcDay)
  const rounds: number[] = []
  let rows = 0
  for (let round = 0; round < 3; round += 1) {
    const started = performance.now()
    const folded = foldDays(heartbeats, days, { timeout: 15 * MINUTE, writesOnly: false })
    rounds.push(performance.now() - started)
    rows = folded.reduce((sum, day) => sum + day.rows.length, 0)
  }
  return [{
    what: `fold ${count(heartbeats.length)} heartbeats into ${count(rows)} activity rows`,
    value: `${(Math.min(...rounds) / 1000).toFixed(2)} s`,
    target: '≤ 1.5 s',
  }]
}
