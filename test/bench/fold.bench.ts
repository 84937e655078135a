import { fileURLToPath } from 'node:url'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { makeMemoryStore } from '../../adapters/memory/index.js'
import {
  type DayActivity, foldDays, type Heartbeat, instant, makeComputeStats, makeSummarizeDays, MINUTE, type Origin, SECOND, type UtcDay, utcDayOf,
  UTC, type LocalDate, type UserId,
} from '../../core/index.js'
import { accountOf, asSent } from '../contracts/coding-time/asking.js'
import { right } from '../contracts/setup.js'
import { nowhere, someHeartbeat } from '../support/heartbeats.js'
import { workingLife } from './working-life.js'

const END = 1_790_000_000
const POLICY = { timeout: 15 * MINUTE, writesOnly: false }
const user = 'aaaaaaaa-0000-4000-8000-000000000001' as UserId

/** As a store gives them: every heartbeat is an object of its own, with an origin of its own. */
const heartbeatsOf = (count: number, days: number): ReadonlyArray<Heartbeat> =>
  workingLife(count, days, END)
    .map((sent): Heartbeat => {
      const origin: Origin = { ...nowhere, editor: String(sent['user_agent']).includes('vscode') ? 'vscode' : 'neovim', machine: 'desk', operatingSystem: 'Linux' }
      return someHeartbeat(user, {
        instant: instant(Math.round(sent.time * SECOND)),
        entity: String(sent['entity']),
        project: String(sent['project']),
        branch: String(sent['branch']),
        language: String(sent['language']),
        category: String(sent['category']),
        dependencies: sent['dependencies'] as ReadonlyArray<string>,
        lineChanges: { ai: null, human: Number(sent['human_line_changes']), added: null, deleted: null },
        origin,
      })
    })
    .sort((a, b) => a.instant - b.instant)

const daysOf = (heartbeats: ReadonlyArray<Heartbeat>): ReadonlyArray<UtcDay> => {
  const first = utcDayOf(heartbeats[0]!.instant)
  const last = utcDayOf(heartbeats.at(-1)!.instant)
  return Array.from({ length: last - first + 1 }, (_, index) => (first + index) as UtcDay)
}

/** Milliseconds: by the clock, which other work on the machine lengthens, and of the processor. */
interface Took { readonly wall: number; readonly processor: number }

const median = async (times: number, run: () => unknown): Promise<Took> => {
  const took: Array<Took> = []
  for (let time = 0; time < times; time += 1) {
    const [start, used] = [performance.now(), process.cpuUsage()]
    await run()
    const { user, system } = process.cpuUsage(used)
    took.push({ wall: performance.now() - start, processor: (user + system) / 1000 })
  }
  return took.sort((a, b) => a.processor - b.processor)[Math.floor(times / 2)]!
}

const report = (what: string, { wall, processor }: Took): void =>
  console.log(`${what.padEnd(60)} ${wall.toFixed(1).padStart(8)} ms, ${processor.toFixed(1).padStart(8)} ms of processor`)

export const benchFold = async (): Promise<void> => {
  const million = heartbeatsOf(1_000_000, 3_652)
  report('fold 1,000,000 heartbeats into days', await median(3, () => foldDays(million, daysOf(million), POLICY)))

  for (const [years, count] of [[1, 100_000], [10, 1_000_000]] as const) {
    const heartbeats = years === 10 ? million : heartbeatsOf(count, 365)
    const settled: ReadonlyArray<DayActivity> = foldDays(heartbeats, daysOf(heartbeats), POLICY)
    const rows = settled.reduce((sum, day) => sum + day.rows.length, 0)
    const dependencies = {
      ...makeMemoryStore(),
      ledger: { ...makeMemoryStore().ledger, recall: () => TE.right({ settled, stale: [] }) },
      languages: asSent,
      clock: () => instant(END * SECOND),
    }
    const stats = makeComputeStats(dependencies)
    const summarize = makeSummarizeDays(dependencies)
    const question = { account: accountOf(user, UTC, POLICY), zone: UTC, policy: POLICY, filter: {} }
    const first = (years === 10 ? '2016-09-20' : '2025-09-22') as LocalDate
    const last = '2026-09-21' as LocalDate
    if (years === 1) {
      const range = { _tag: 'LastDays', name: 'last_year' } as const
      report(`stats of ${years} year from ${rows} settled rows`, await median(15, () => right(stats({ ...question, range, includingToday: true }))))
    }
    report(`summaries of ${years} year(s) of days from ${rows} settled rows`,
      await median(5, () => right(summarize({ ...question, first, last, withEntities: false }))))
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) await benchFold()
