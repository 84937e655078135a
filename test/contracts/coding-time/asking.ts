import * as TE from 'fp-ts/lib/TaskEither.js'
import { pipe } from 'fp-ts/lib/function.js'
import {
  type Account, type ActivityLedger, type Filter, type Heartbeat, type HeartbeatLog, type Instant, type Languages, later, makeComputeStats,
  makeExplainTotal, makeListDurations, makeSummarizeDays, makeTotalAllTime, MINUTE, type Period, type Policy, UTC_DAY, type UserId, type Zone,
} from '../../../core/index.js'
import { right } from '../setup.js'

/** What the invariants need of a store. */
export interface CodingTimeStore { readonly log: HeartbeatLog; readonly ledger: ActivityLedger }

/** Names as they are: display is not what is tested here. */
export const asSent: Languages = { ofEntity: () => null, canonical: (name) => name, all: () => [] }

/** Someone whose own policy is the one given, rounded up to whole minutes. */
export const accountOf = (user: UserId, zone: Zone, { timeout, writesOnly }: Policy): Account => ({
  id: user,
  username: user,
  preferences: { zone, timeoutMinutes: Math.ceil(timeout / MINUTE), writesOnly, weekStart: 1, publicStats: false },
  createdAt: 0 as Instant,
})

/** The use-cases of the core on a store, at a time when every heartbeat has come. */
export const askOf = ({ log, ledger }: CodingTimeStore, now: Instant) => {
  const dependencies = { log, ledger, languages: asSent, clock: () => later(now, UTC_DAY) }
  const summarize = makeSummarizeDays(dependencies)
  const stats = makeComputeStats(dependencies)
  const allTime = makeTotalAllTime(dependencies)
  const durations = makeListDurations(dependencies)
  const explain = makeExplainTotal(dependencies)
  return {
    append: (heartbeats: ReadonlyArray<Heartbeat>) => right(log.append(heartbeats)),
    remove: (heartbeats: ReadonlyArray<Heartbeat>) => right(log.remove(heartbeats)),
    summarize: (question: Parameters<typeof summarize>[0]) => right(summarize(question)),
    stats: (question: Parameters<typeof stats>[0]) => right(stats(question)),
    allTime: (question: Parameters<typeof allTime>[0]) => right(allTime(question)),
    durations: (question: Parameters<typeof durations>[0]) => right(durations(question)),
    explain: (question: Parameters<typeof explain>[0]) => right(explain(question)),
    total: async (account: Account, zone: Zone, policy: Policy, window: Period, filter: Filter = {}) =>
      (await right(explain({ account, zone, policy, window, filter }))).total,
  }
}

export type Asking = ReturnType<typeof askOf>

const freeze = <T>(value: T): T => {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value
  Object.freeze(value)
  for (const part of Object.values(value)) freeze(part)
  return value
}

/** The same store; what it gives to the core, and the core to it, can no longer be changed: an attempt throws. */
export const frozen = ({ log, ledger }: CodingTimeStore): CodingTimeStore => ({
  log: {
    ...log,
    append: (batch) => log.append(freeze(batch)),
    within: (user, period) => pipe(log.within(user, period), TE.map(freeze)),
  },
  ledger: {
    ...ledger,
    recall: (user, days, policy) => pipe(ledger.recall(user, days, policy), TE.map(freeze)),
    settle: (user, days, policy) => ledger.settle(user, freeze(days), policy),
  },
})
