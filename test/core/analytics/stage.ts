import * as TE from 'fp-ts/lib/TaskEither.js'
import { makeMemoryStore } from '../../../adapters/memory/index.js'
import {
  type Account, type DaysQuestion, type Filter, type Heartbeat, type Instant, type Languages, type LedgerUnavailable, type LocalDate, makeComputeStats,
  makeExplainTotal, makeListDurations, makeSummarizeDays, makeTotalAllTime, MINUTE, type Period, policyOf, readZone, SECOND, type StatsRange, UTC, type Zone,
} from '../../../core/index.js'
import { right } from '../../contracts/setup.js'
import { someHeartbeat, someone } from '../../support/heartbeats.js'

export const date = (text: string): LocalDate => text as LocalDate
export const zone = (name: string): Zone => readZone(name)!
export const at = (iso: string): Instant => (Date.parse(iso) * 1000) as Instant

/** TS and ts are TypeScript. */
const languages: Languages = { ofEntity: () => null, canonical: (name) => (/^ts$/i.test(name) ? 'TypeScript' : name), all: () => [] }

/** One person with a store of their own, who has time from a heartbeat every minute, and every call to the store written down. */
export const makeStage = (now: Instant, { home = UTC, settleFails = false }: { readonly home?: Zone; readonly settleFails?: boolean } = {}) => {
  const { log, ledger } = makeMemoryStore()
  const calls: Array<string> = []
  const reads: Array<Period> = []
  const failures: Array<LedgerUnavailable> = []
  const user = someone()
  const account: Account = {
    id: user,
    username: 'ada',
    preferences: { zone: home, timeoutMinutes: 15, writesOnly: false, weekStart: 1, publicStats: false },
    createdAt: now,
  }
  const dependencies = {
    log: {
      ...log,
      within: (...asked: Parameters<typeof log.within>) => {
        calls.push('within')
        reads.push(asked[1])
        return log.within(...asked)
      },
      extent: (...asked: Parameters<typeof log.extent>) => {
        calls.push('extent')
        return log.extent(...asked)
      },
    },
    ledger: {
      ...ledger,
      recall: (...asked: Parameters<typeof ledger.recall>) => {
        calls.push('recall')
        return ledger.recall(...asked)
      },
      settle: (...asked: Parameters<typeof ledger.settle>) => {
        calls.push('settle')
        return settleFails ? TE.left({ _tag: 'LedgerUnavailable' as const, cause: 'full' }) : ledger.settle(...asked)
      },
    },
    languages,
    clock: () => now,
    settleFailed: (failure: LedgerUnavailable) => { failures.push(failure) },
  }
  const asked = { account, zone: home, policy: policyOf(account), filter: {} }
  return {
    user,
    account,
    asked,
    calls,
    reads,
    failures,
    store: { log, ledger },
    /** `minutes` of activity from the instant, plus the heartbeat that ends them. */
    work: (from: string, minutes: number, differing: Partial<Heartbeat> = {}) => right(log.append(
      Array.from({ length: minutes + 1 }, (_, minute) =>
        someHeartbeat(user, { instant: (at(from) + minute * MINUTE) as Instant, ...differing })),
    )),
    append: (heartbeats: ReadonlyArray<Partial<Heartbeat>>) => right(log.append(heartbeats.map((beat) => someHeartbeat(user, beat)))),
    summarize: (first: string, last: string, differing: Partial<DaysQuestion> = {}) =>
      right(makeSummarizeDays(dependencies)({ ...asked, first: date(first), last: date(last), withEntities: false, ...differing })),
    stats: (range: StatsRange, includingToday = true, differing: { readonly filter?: Filter } = {}) =>
      right(makeComputeStats(dependencies)({ ...asked, range, includingToday, ...differing })),
    allTime: (filter: Filter = {}) => right(makeTotalAllTime(dependencies)({ ...asked, filter })),
    durations: makeListDurations(dependencies),
    explain: makeExplainTotal(dependencies),
  }
}

export const minutes = (active: number): number => active / (60 * SECOND)
