import { load, percentile, requestBytes } from './load.js'
import type { Served } from './served.js'
import { count, type Figure, milliseconds } from './table.js'
import { workingLife } from './working-life.js'

const USER = '/api/v1/users/current'

interface Question { readonly what: string; readonly path: string; readonly target?: string }

const QUESTIONS: ReadonlyArray<Question> = [
  { what: 'today', path: `${USER}/status_bar/today`, target: '≤ 30 ms' },
  { what: 'stats of the last 7 days', path: `${USER}/stats/last_7_days` },
  { what: 'stats of the last year', path: `${USER}/stats/last_year`, target: '≤ 50 ms, ≤ 5 statements' },
  { what: 'stats of all time', path: `${USER}/stats/all_time` },
  { what: 'summaries of 31 days', path: `${USER}/summaries?range=Last%2030%20Days` },
]

const TIMES = 100
const WARM_UP = 30
const sleep = (ms: number): Promise<void> => new Promise((resolve) => { setTimeout(resolve, ms) })

const fill = async ({ port, authorization }: Served, heartbeats: number, days: number): Promise<void> => {
  const sent = workingLife(heartbeats, days, Date.now() / 1000)
  const headers = { Authorization: authorization, 'Content-Type': 'application/json' }
  const requests: Buffer[] = []
  for (let index = 0; index < sent.length; index += 500) {
    requests.push(requestBytes('POST', `${USER}/heartbeats.bulk`, headers, JSON.stringify(sent.slice(index, index + 500))))
  }
  const { statuses } = await load(port, requests, 4)
  if (statuses.get(202) !== requests.length) throw new Error('the bench could not be filled')
}

/** Counted by the database: every statement is a transaction of its own. Background work is in it, so it is an upper bound. */
const transactions = async (served: Served): Promise<number> => {
  await sleep(1500)
  return served.ask('select xact_commit from pg_stat_database where datname = current_database()')
}

const asking = ({ path }: Question, { authorization }: Served): Buffer => requestBytes('GET', path, { Authorization: authorization })

const measure = async (served: Served, question: Question, first: number): Promise<Figure> => {
  const { what, path, target } = question
  const request = asking(question, served)
  await load(served.port, Array.from({ length: WARM_UP }, () => request), 1)
  const before = await transactions(served)
  const { latencies, statuses } = await load(served.port, Array.from({ length: TIMES }, () => request), 1)
  if (statuses.get(200) !== TIMES) throw new Error(`${path} was answered with ${[...statuses.keys()].join(', ')}`)
  const statements = ((await transactions(served)) - before) / TIMES
  return {
    what,
    value: `p50 ${milliseconds(percentile(latencies, 0.5))}, p95 ${milliseconds(percentile(latencies, 0.95))}, ≤ ${Math.ceil(statements)} statements (first ${milliseconds(first)})`,
    ...(target === undefined ? {} : { target }),
  }
}

/** One user's history, asked over one connection. `first` is what the first asker waits right after the load, while days are unsettled. */
export const benchReads = async (served: Served, heartbeats: number, days: number): Promise<ReadonlyArray<Figure>> => {
  await fill(served, heartbeats, days)
  const firsts: number[] = []
  for (const question of QUESTIONS) firsts.push((await load(served.port, [asking(question, served)], 1)).latencies[0] ?? 0)
  await served.rest()
  const figures: Figure[] = []
  for (const [index, question] of QUESTIONS.entries()) figures.push(await measure(served, question, firsts[index] ?? 0))
  const packed = await served.ask("select pg_total_relation_size('activity_days')")
  return [...figures, { what: `settled days of ${count(heartbeats)} heartbeats`, value: `${(packed / heartbeats).toFixed(1)} bytes a heartbeat` }]
}
