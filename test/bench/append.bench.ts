import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import pgPromise from 'pg-promise'
import { openEmbeddedPostgres } from '../../adapters/embedded/index.js'
import { makeLinguistLanguages } from '../../adapters/linguist/index.js'
import { type Connection, makeTimescaleStore } from '../../adapters/timescale/index.js'
import {
  DEFAULT_TIMEOUT, foldDays, type Heartbeat, type HeartbeatLog, instant, makeRecordHeartbeats, type Policy, SECOND, type Store, type UserId, utcDayOf,
} from '../../core/index.js'
import { right } from '../contracts/setup.js'
import { someone } from '../support/heartbeats.js'
import { processorText, processorTime } from './processor-time.js'
import { workingLife } from './working-life.js'

/** What the store alone can do, in this process and without HTTP: `node dist/test/bench/append.bench.js`. */

const END = 1_795_000_000
const say = (what: string, figure: string): void => console.log(`${what.padEnd(52)} ${figure}`)

/** A working life as the core would store it. */
const heartbeatsOf = async (user: UserId, count: number, days: number, seed: number): Promise<ReadonlyArray<Heartbeat>> => {
  const taken: Heartbeat[] = []
  const log = { append: (batch: ReadonlyArray<Heartbeat>) => TE.fromIO(() => { taken.push(...batch); return { fresh: batch.map(() => true) } }) } as unknown as HeartbeatLog
  const record = makeRecordHeartbeats({ log, languages: makeLinguistLanguages(), clock: () => instant(END * SECOND) })
  await right(record({ user, userAgent: null, machine: 'laptop' }, workingLife(count, days, END, seed)))
  return taken
}

const inBatches = (heartbeats: ReadonlyArray<Heartbeat>, size: number): ReadonlyArray<ReadonlyArray<Heartbeat>> =>
  Array.from({ length: Math.ceil(heartbeats.length / size) }, (_, index) => heartbeats.slice(index * size, (index + 1) * size))

/** As many at once as there are connections, each waiting for its answer before it sends the next. */
const appendAll = async (log: HeartbeatLog, batches: ReadonlyArray<ReadonlyArray<Heartbeat>>, connections: number): Promise<void> => {
  let next = 0
  const connection = async (): Promise<void> => {
    for (let batch = batches[next++]; batch !== undefined; batch = batches[next++]) await right(log.append(batch))
  }
  await Promise.all(Array.from({ length: connections }, connection))
}

const measureAppends = async (store: Store, size: number, connections: number, total: number): Promise<void> => {
  const lives = await Promise.all(Array.from({ length: 20 }, (_, seed) => heartbeatsOf(someone(), total / 20, 60, seed)))
  const perUser = lives.map((life) => inBatches(life, size))
  const batches = Array.from({ length: perUser[0]?.length ?? 0 }, (_, index) => perUser.flatMap((own) => [own[index] ?? []])).flat()
  const [cpu, started] = [processorTime(process.pid), performance.now()]
  await appendAll(store.log, batches, connections)
  const seconds = (performance.now() - started) / 1_000
  const spent = processorTime(process.pid)
  say(`append ${size} a request, ${connections} at once`,
    `${Math.round(total / seconds)} heartbeats/s, ${processorText((spent.own - cpu.own) / total, (spent.descendants - cpu.descendants) / total)}`)
}

const measureSpace = async (connection: Connection): Promise<void> => {
  const db = pgPromise({ noWarnings: true })(connection)
  await db.none('vacuum analyze')
  const sizes = await db.one<Record<string, string>>(`
    select count(*) as heartbeats, pg_relation_size('heartbeats') as heap, pg_relation_size('heartbeats_pkey') as index,
      pg_total_relation_size('subjects') + pg_total_relation_size('origins') as dictionaries,
      pg_total_relation_size('stale_marks') as marks, pg_total_relation_size('activity_days') as days,
      (select coalesce(avg(length(payload)), 0) from activity_days) as payload
    from heartbeats`)
  for (const name of ['heap', 'index', 'dictionaries', 'marks', 'days']) say(`bytes a heartbeat: ${name}`, (Number(sizes[name]) / Number(sizes['heartbeats'])).toFixed(1))
  say('bytes of a settled day', Number(sizes['payload']).toFixed(0))
  await db.$pool.end()
}

const timed = async <Answer>(what: string, run: () => Promise<Answer>, times = 1): Promise<Answer> => {
  let answer = await run()
  const taken: number[] = []
  for (let time = 0; time < times; time += 1) {
    const started = performance.now()
    answer = await run()
    taken.push(performance.now() - started)
  }
  if (taken.length === 0) return answer
  taken.sort((a, b) => a - b)
  say(what, `${taken[Math.floor(taken.length / 2)]?.toFixed(1)} ms median, ${taken.at(-1)?.toFixed(1)} ms most`)
  return answer
}

const POLICY: Policy = { timeout: DEFAULT_TIMEOUT, writesOnly: false }

const measureYear = async (store: Store): Promise<void> => {
  const user = someone()
  const year = await heartbeatsOf(user, 100_000, 365, 99)
  await appendAll(store.log, inBatches(year, 1_000), 4)
  const first = year[0]?.instant ?? instant(0)
  const last = year.at(-1)?.instant ?? instant(0)
  const days = { first: utcDayOf(first), last: utcDayOf(last) }
  await timed('read a year of 100,000 heartbeats', () => right(store.log.within(user, { from: first, to: instant(last + 1) })), 3)
  const { stale: unsettled } = await right(store.ledger.recall(user, days, POLICY))
  const folded = foldDays(year, unsettled.map(({ day }) => day), POLICY)
  await timed('settle the year', async () => {
    const { stale } = await right(store.ledger.recall(user, days, POLICY))
    const tickets = new Map(stale.map(({ day, ticket }) => [day, ticket]))
    await right(store.ledger.settle(user, folded.flatMap((activity) => { const ticket = tickets.get(activity.day); return ticket ? [{ activity, ticket }] : [] }), POLICY))
  }, 0)
  const { settled, stale } = await timed('recall a settled year', () => right(store.ledger.recall(user, days, POLICY)), 20)
  say('rows in it', `${settled.reduce((rows, day) => rows + day.rows.length, 0)} in ${settled.length} days, ${stale.length} stale`)
  await timed('last known', () => right(store.log.lastKnown(user, last)), 20)
  await timed('projects of the year', () => right(store.catalogue.projects(user)), 5)
}

const main = async (): Promise<void> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'codetime-bench-'))
  const opened = await openEmbeddedPostgres({ dataDir, exclusive: true })()
  if (E.isLeft(opened)) throw opened.left
  const { connection, stop } = opened.right
  const { store, migrate, close } = makeTimescaleStore({ connection })
  try {
    await right(migrate())
    await measureAppends(store, 25, 64, 20_000)
    await measureAppends(store, 25, 64, 400_000)
    await measureAppends(store, 1, 64, 40_000)
    await measureAppends(store, 1, 1, 4_000)
    await measureYear(store)
    await measureSpace(connection)
  } finally {
    await close()
    await stop()
    await rm(dataDir, { recursive: true, force: true })
  }
}

await main()
