import { load, percentile, requestBytes } from './load.js'
import { processorText, processorTime } from './processor-time.js'
import type { Served } from './served.js'
import { count, type Figure, milliseconds } from './table.js'
import { workingLife } from './working-life.js'

const PATH = '/api/v1/users/current/heartbeats'

interface Round { readonly bulk: number; readonly connections: number; readonly heartbeats: number; readonly target?: string }

const ROUNDS: ReadonlyArray<Round> = [
  { bulk: 1, connections: 1, heartbeats: 3_000 },
  { bulk: 1, connections: 8, heartbeats: 15_000 },
  { bulk: 1, connections: 64, heartbeats: 40_000, target: '≥ 5,000/s' },
  { bulk: 25, connections: 1, heartbeats: 25_000 },
  { bulk: 25, connections: 8, heartbeats: 100_000 },
  { bulk: 25, connections: 64, heartbeats: 200_000, target: '≥ 20,000/s, ≤ 50 µs' },
]

let epoch = 1_700_000_000

/** New heartbeats every time, so that none is a duplicate: a day per thousand, one life after another. */
const requestsOf = ({ bulk, heartbeats }: Round, authorization: string): Buffer[] => {
  const days = Math.max(7, Math.ceil(heartbeats / 1000))
  epoch += (days + 2) * 86_400
  const sent = workingLife(heartbeats, days, epoch % 1_790_000_000, epoch)
  const headers = { Authorization: authorization, 'Content-Type': 'application/json', 'X-Machine-Name': 'laptop' }
  const requests: Buffer[] = []
  for (let index = 0; index < sent.length; index += bulk) {
    const body = bulk === 1 ? sent[index] : sent.slice(index, index + bulk)
    requests.push(requestBytes('POST', bulk === 1 ? PATH : `${PATH}.bulk`, headers, JSON.stringify(body)))
  }
  return requests
}

const measure = async (served: Served, round: Round): Promise<Figure> => {
  const requests = requestsOf(round, served.authorization)
  const before = processorTime(served.pid)
  const result = await load(served.port, requests, round.connections)
  const after = processorTime(served.pid)
  const accepted = (result.statuses.get(201) ?? 0) + (result.statuses.get(202) ?? 0)
  if (accepted !== requests.length) throw new Error(`only ${accepted} of ${requests.length} requests were accepted`)
  const sent = requests.length * round.bulk
  const node = (after.own - before.own) / sent
  const database = (after.descendants - before.descendants) / sent
  return {
    what: `${round.bulk === 1 ? 'single' : `bulks of ${round.bulk}`}, ${round.connections} connection${round.connections === 1 ? '' : 's'}`,
    value: `${count(sent / result.seconds)}/s, p99 ${milliseconds(percentile(result.latencies, 0.99))}, ${processorText(node, database)}`,
    ...(round.target === undefined ? {} : { target: round.target }),
  }
}

/** Acknowledged after commit, with authentication, validation, identity and stale marks on. The load runs on the same cores. */
export const benchIngest = async (served: Served): Promise<ReadonlyArray<Figure>> => {
  await measure(served, { bulk: 25, connections: 8, heartbeats: 20_000 })
  const figures: Figure[] = []
  for (const round of ROUNDS) figures.push(await measure(served, round))
  await served.ask('select count(*) from (select pg_stat_force_next_flush()) as flushed')
  const heartbeats = await served.ask('select count(*) from heartbeats')
  const own = await served.ask("select pg_total_relation_size('heartbeats')")
  const all = await served.ask("select sum(pg_total_relation_size(oid)) from pg_class where relkind = 'r' and relnamespace = 'public'::regnamespace")
  return [
    ...figures,
    { what: 'a heartbeat on disk, with its index', value: `${(own / heartbeats).toFixed(0)} bytes` },
    { what: 'the same, with dictionaries and activity', value: `${(all / heartbeats).toFixed(0)} bytes` },
  ]
}
