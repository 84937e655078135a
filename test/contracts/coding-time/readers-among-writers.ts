import { setImmediate as othersFirst } from 'node:timers/promises'
import { expect } from 'chai'
import * as fc from 'fast-check'
import { type Heartbeat, makeSettleWaitingDays, type Period } from '../../../core/index.js'
import { right } from '../setup.js'
import { someone } from '../../support/heartbeats.js'
import { accountOf, askOf, type CodingTimeStore } from './asking.js'
import { referenceTime } from './reference.js'
import { type Life, lives, of } from './timelines.js'

const WRITERS = 4
const READERS = 3

/** A life, the order in which its heartbeats come, and which of them do not stay. */
interface Work { readonly life: Life; readonly order: ReadonlyArray<number>; readonly leaving: ReadonlySet<number> }

const works: fc.Arbitrary<Work> = lives(120, 120).chain((life) => {
  const indexes = [...life.timeline.keys()]
  return fc.record({
    life: fc.constant(life),
    order: fc.shuffledSubarray(indexes, { minLength: indexes.length }),
    leaving: fc.subarray(indexes, { maxLength: Math.floor(indexes.length / 4) }).map((some) => new Set(some)),
  })
})

/** What has been asked of the log and what has been acknowledged. An answer lies between what is surely held and what may be. */
interface Progress { readonly begun: Set<Heartbeat>; readonly held: Set<Heartbeat>; readonly leaving: Set<Heartbeat>; readonly gone: Set<Heartbeat> }

const without = (all: ReadonlySet<Heartbeat>, those: ReadonlySet<Heartbeat>): ReadonlyArray<Heartbeat> => [...all].filter((beat) => !those.has(beat))

const addAll = (to: Set<Heartbeat>, heartbeats: ReadonlyArray<Heartbeat>): void => { for (const beat of heartbeats) to.add(beat) }

/** Late and repeated heartbeats, removals, readers and a settler, all of one user at once. */
const liveAtOnce = async (store: CodingTimeStore, { life, order, leaving }: Work): Promise<void> => {
  const account = accountOf(someone(), life.zone, life.policy)
  const heartbeats = of(account.id, life.timeline)
  const ask = askOf(store, heartbeats.at(-1)!.instant)
  const question = { account, zone: life.zone, policy: life.policy, filter: {} }
  const days = { ...question, first: life.first, last: life.last, withEntities: false }
  const progress: Progress = { begun: new Set(), held: new Set(), leaving: new Set(), gone: new Set() }
  const writers = new Set(Array.from({ length: WRITERS }, (_, writer) => writer))

  const writeAll = async (writer: number): Promise<void> => {
    const own = order.filter((_, place) => place % WRITERS === writer)
    for (let at = 0; at < own.length; at += 3) {
      const batch = own.slice(at, at + 3)
      const repeated = own.slice(0, at).filter((index) => !leaving.has(index)).slice(-2)
      const sent = [...batch, ...repeated].map((index) => heartbeats[index]!)
      addAll(progress.begun, sent)
      await ask.append(sent)
      addAll(progress.held, sent)
      const unwanted = batch.filter((index) => leaving.has(index)).map((index) => heartbeats[index]!)
      addAll(progress.leaving, unwanted)
      await ask.remove(unwanted)
      addAll(progress.gone, unwanted)
    }
  }

  const write = (writer: number): Promise<void> => writeAll(writer).finally(() => writers.delete(writer))

  const timesOf = async (): Promise<ReadonlyArray<readonly [Period, number]>> => {
    const [summary, allTime] = [await ask.summarize(days), await ask.allTime(question)]
    return [...summary.days.map(({ period, totals }) => [period, totals.active] as const), [allTime.period, allTime.totals.active]]
  }

  const read = async (): Promise<void> => {
    while (writers.size > 0) {
      await othersFirst()
      const [held, gone] = [new Set(progress.held), new Set(progress.gone)]
      const times = await timesOf()
      const [surely, maybe] = [without(held, progress.leaving), without(progress.begun, gone)]
      for (const [period, active] of times) {
        expect(active, 'less than was acknowledged before the question').to.be.at.least(referenceTime(surely, life.policy, period))
        expect(active, 'more than there can be').to.be.at.most(referenceTime(maybe, life.policy, period))
      }
    }
  }

  const settle = async (): Promise<void> => {
    while (writers.size > 0) {
      await othersFirst()
      await right(makeSettleWaitingDays(store)(20))
    }
  }

  await Promise.all([
    ...Array.from(writers, write), ...Array.from({ length: READERS }, read), settle(),
  ])
  const left = without(progress.held, progress.gone)
  for (const [period, active] of await timesOf()) expect(active, 'when all is quiet').to.equal(referenceTime(left, life.policy, period))
  for (const project of ['A', 'B', null]) {
    const { totals } = await ask.stats({ ...question, filter: { project: [project] }, range: { _tag: 'AllTime' }, includingToday: true })
    const whole = { from: heartbeats[0]!.instant, to: heartbeats.at(-1)!.instant }
    expect(totals.active).to.equal(referenceTime(left, life.policy, whole, (owner) => owner.project === project))
  }
}

/** A few seconds on a server. What comes out depends on who is faster: a failure is not made smaller. */
export const readersAmongWriters = (store: CodingTimeStore, runs: number): Promise<void> =>
  fc.assert(fc.asyncProperty(works, (work) => liveAtOnce(store, work)), { numRuns: runs, endOnFailure: true })
