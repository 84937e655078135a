import { expect } from 'chai'
import * as fc from 'fast-check'
import {
  type Account, type Breakdown, type Dimension, type Group, type Heartbeat, instant, lengthOf, type Policy, SLICE_DIMENSIONS,
  type Summary, type Totals,
} from '../../../core/index.js'
import { someone } from '../../support/heartbeats.js'
import { accountOf, type Asking, askOf, type CodingTimeStore } from './asking.js'
import { DEPENDENCIES, ENTITIES, type Life, lives, of, policies, timeouts, windowsIn } from './timelines.js'
import { referenceCount, referenceHumanLines, referenceTime, referenceValue } from './reference.js'

/** A law of coding time on one store: throws when it does not hold in one of the runs, and says the seed. */
export type Law = (store: CodingTimeStore, runs: number) => Promise<void>

/** Someone new, whose own policy the life is lived by, and how to ask about them. */
const begin = (store: CodingTimeStore, { zone, policy, timeline }: Life): { readonly account: Account; readonly ask: Asking; readonly heartbeats: ReadonlyArray<Heartbeat> } => {
  const account = accountOf(someone(), zone, policy)
  const heartbeats = of(account.id, timeline)
  return { account, ask: askOf(store, heartbeats.at(-1)!.instant), heartbeats }
}

const daysOf = ({ zone, policy, first, last }: Life, account: Account) =>
  ({ account, zone, policy, filter: {}, first, last, withEntities: false })

const sumOf = (groups: ReadonlyArray<Group>): number => groups.reduce((sum, { active }) => sum + active, 0)

/** Everything that can be asked about a life, without who it is. */
const everythingAbout = async (ask: Asking, account: Account, life: Life) => {
  const { zone, policy } = life
  const question = { account, zone, policy, filter: {} }
  const summary = await ask.summarize(daysOf(life, account))
  const explained = await ask.explain({ ...question, window: summary.period })
  return {
    summary,
    withEntities: await ask.summarize({ ...daysOf(life, account), withEntities: true }),
    stats: await ask.stats({ ...question, range: { _tag: 'AllTime' }, includingToday: true }),
    allTime: await ask.allTime(question),
    durations: await ask.durations({ ...question, date: life.first, sliceBy: 'language' }),
    explained: { total: explained.total, sessions: explained.sessions, sameInstant: explained.sameInstant },
  }
}

/** Compares as text first: these are large, and almost always equal. */
const expectEqual = (actual: unknown, expected: unknown): void => {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) expect(actual).to.deep.equal(expected)
}

export const orderBatchingAndRepetitionDoNotMatter: Law = (store, runs) => fc.assert(fc.asyncProperty(
  lives().chain((life) => fc.record({
    life: fc.constant(life),
    // Each heartbeat at least once, some more often, in any order, in any batches.
    sent: fc.tuple(fc.shuffledSubarray([...life.timeline], { minLength: life.timeline.length }), fc.subarray([...life.timeline]))
      .map(([all, again]) => [...all, ...again]),
    batch: fc.integer({ min: 1, max: 10 }),
    asksBetween: fc.boolean(),
  })),
  async ({ life, sent, batch, asksBetween }) => {
    const plain = begin(store, life)
    await plain.ask.append(plain.heartbeats)
    const mixed = begin(store, life)
    const mixedSent = of(mixed.account.id, sent)
    for (let start = 0; start < sent.length; start += batch) {
      await mixed.ask.append(mixedSent.slice(start, start + batch))
      if (asksBetween) await mixed.ask.summarize(daysOf(life, mixed.account))
    }
    const expected = await everythingAbout(plain.ask, plain.account, life)
    expectEqual(await everythingAbout(mixed.ask, mixed.account, life), expected)
  },
), { numRuns: runs })

const expectWhole = (totals: Totals, breakdown: Breakdown): void => {
  for (const dimension of SLICE_DIMENSIONS) {
    expect(sumOf(breakdown[dimension]), dimension).to.equal(totals.active)
    expect(breakdown[dimension].reduce((sum, { heartbeats }) => sum + heartbeats, 0), `heartbeats by ${dimension}`).to.equal(totals.heartbeats)
  }
  if (breakdown.entity !== undefined) expect(sumOf(breakdown.entity), 'entity').to.equal(totals.active)
}

export const partsEqualTheWhole: Law = (store, runs) => fc.assert(fc.asyncProperty(
  lives(),
  fc.constantFrom(...SLICE_DIMENSIONS),
  fc.constantFrom<Dimension>(...SLICE_DIMENSIONS, 'entity', 'dependency'),
  fc.boolean(),
  async (life, dimension, sliceBy, withEntities) => {
    const { account, ask, heartbeats } = begin(store, life)
    await ask.append(heartbeats)
    const summary = await ask.summarize({ ...daysOf(life, account), withEntities })
    for (const { totals, breakdown } of [summary, ...summary.days]) expectWhole(totals, breakdown)

    for (const by of [dimension, 'entity'] as const) {
      let parts = 0
      for (const name of by === 'entity' ? ENTITIES : summary.breakdown[by].map((group) => group.name)) {
        const part = await ask.summarize({ ...daysOf(life, account), filter: { [by]: [name] }, withEntities })
        expectWhole(part.totals, part.breakdown)
        parts += part.totals.active
      }
      expect(parts, `filters by ${by}`).to.equal(summary.totals.active)
    }

    for (const { date, totals } of summary.days) {
      const { durations } = await ask.durations({ account, zone: life.zone, policy: life.policy, filter: {}, date, sliceBy })
      expect(durations.reduce((sum, { period }) => sum + lengthOf(period), 0), `durations by ${sliceBy}`).to.equal(totals.active)
    }
  },
), { numRuns: runs })

export const windowsAddUp: Law = (store, runs) => fc.assert(fc.asyncProperty(
  lives().chain((life) => fc.record({ life: fc.constant(life), window: windowsIn(life), cuts: fc.array(windowsIn(life), { maxLength: 4 }) })),
  async ({ life, window, cuts }) => {
    const { account, ask, heartbeats } = begin(store, life)
    const { zone, policy } = life
    await ask.append(heartbeats)
    const inside = cuts.flatMap(({ from, to }) => [from, to]).filter((cut) => window.from < cut && cut < window.to)
    const edges = [window.from, ...inside.sort((a, b) => a - b), window.to]
    let parts = 0
    for (const [index, to] of edges.slice(1).entries()) parts += await ask.total(account, zone, policy, { from: edges[index]!, to })
    expect(parts).to.equal(await ask.total(account, zone, policy, window))

    const summary = await ask.summarize(daysOf(life, account))
    expect(summary.days.reduce((sum, { totals }) => sum + totals.active, 0)).to.equal(summary.totals.active)
    expect(await ask.total(account, zone, policy, summary.period)).to.equal(summary.totals.active)
    for (const [index, { date }] of summary.days.entries()) {
      for (const withEntities of [false, true]) {
        const alone = await ask.summarize({ ...daysOf(life, account), first: date, last: date, withEntities })
        expect(alone.totals, `${date} alone`).to.deep.equal(summary.days[index]!.totals)
      }
    }
    const { rhythm } = await ask.stats({ account, zone, policy, filter: {}, range: { _tag: 'AllTime' }, includingToday: true })
    expect(rhythm.hours.reduce((sum, active) => sum + active, 0), 'hours').to.equal(summary.totals.active)
    expect(rhythm.weekdays.reduce((sum, active) => sum + active, 0), 'weekdays').to.equal(summary.totals.active)
  },
), { numRuns: runs })

export const moreHeartbeatsNeverMeanLessTime: Law = (store, runs) => fc.assert(fc.asyncProperty(
  lives().chain((life) => fc.record({
    life: fc.constant(life), early: fc.subarray([...life.timeline]), windows: fc.array(windowsIn(life), { minLength: 1, maxLength: 3 }),
  })),
  async ({ life, early, windows }) => {
    const { account, ask, heartbeats } = begin(store, life)
    const { zone, policy } = life
    const totals = async (): Promise<ReadonlyArray<number>> => {
      const { days } = await ask.summarize(daysOf(life, account))
      const windowTotals: Array<number> = []
      for (const window of windows) windowTotals.push(await ask.total(account, zone, policy, window))
      return [...days.map((day) => day.totals.active), ...windowTotals]
    }
    await ask.append(of(account.id, early))
    const before = await totals()
    await ask.append(heartbeats)
    for (const [index, after] of (await totals()).entries()) expect(after).to.be.at.least(before[index]!)
  },
), { numRuns: runs })

export const totalsStayInBounds: Law = (store, runs) => fc.assert(fc.asyncProperty(
  lives(60).chain((life) => fc.tuple(fc.constant(life), windowsIn(life))),
  async ([life, window]) => {
    const { account, ask, heartbeats } = begin(store, life)
    await ask.append(heartbeats)
    expect(await ask.total(account, life.zone, life.policy, window)).to.be.within(0, lengthOf(window))
    for (const { period, totals } of (await ask.summarize(daysOf(life, account))).days) {
      expect(totals.active).to.be.within(0, lengthOf(period))
    }
  },
), { numRuns: runs })

export const longerNeverGivesLess: Law = (store, runs) => fc.assert(fc.asyncProperty(
  lives().chain((life) => fc.record({ life: fc.constant(life), other: timeouts, a: windowsIn(life), b: windowsIn(life) })),
  async ({ life, other, a, b }) => {
    const { account, ask, heartbeats } = begin(store, life)
    const { zone, policy } = life
    await ask.append(heartbeats)
    const [shorter, longer] = [{ ...policy, timeout: Math.min(policy.timeout, other) }, { ...policy, timeout: Math.max(policy.timeout, other) }]
    expect(await ask.total(account, zone, longer, a)).to.be.at.least(await ask.total(account, zone, shorter, a))
    const short = await ask.summarize({ ...daysOf(life, account), policy: shorter })
    const long = await ask.summarize({ ...daysOf(life, account), policy: longer })
    for (const [index, day] of short.days.entries()) expect(long.days[index]!.totals.active).to.be.at.least(day.totals.active)

    const around = { from: instant(Math.min(a.from, b.from)), to: instant(Math.max(a.to, b.to)) }
    expect(await ask.total(account, zone, policy, around)).to.be.at.least(await ask.total(account, zone, policy, a))
  },
), { numRuns: runs })

/** Compares every figure of a summary with the rule said plainly. */
const expectByTheRule = (
  summary: Summary,
  heartbeats: ReadonlyArray<Heartbeat>,
  policy: Policy,
  chosen: (beat: Heartbeat) => boolean = () => true,
): void => {
  for (const { period, totals, breakdown } of summary.days) {
    const timeOf = (passes: (beat: Heartbeat) => boolean): number =>
      referenceTime(heartbeats, policy, period, (beat) => chosen(beat) && passes(beat))
    expect(totals.active).to.equal(timeOf(() => true))
    expect(totals.otherLanguage).to.equal(timeOf(({ language }) => language === null))
    expect(totals.aiActive).to.equal(timeOf(({ category }) => category === 'ai coding'))
    expect(totals.heartbeats).to.equal(referenceCount(heartbeats, policy, period, chosen))
    expect(totals.lines.humanAdded - totals.lines.humanDeleted).to.equal(referenceHumanLines(heartbeats, policy, period, chosen))
    for (const dimension of ['project', 'language', 'branch', 'category', 'editor'] as const) {
      for (const { name, active, heartbeats: counted } of breakdown[dimension]) {
        const isIn = (beat: Heartbeat): boolean => referenceValue(beat, dimension) === name
        expect(active, `${dimension} ${name}`).to.equal(timeOf(isIn))
        const count = referenceCount(heartbeats, policy, period, (beat) => chosen(beat) && isIn(beat))
        expect(counted, `heartbeats of ${dimension} ${name}`).to.equal(count)
      }
    }
    for (const dependency of DEPENDENCIES) {
      const group = breakdown.dependency.find(({ name }) => name === dependency)
      expect(group?.active ?? 0, `dependency ${dependency}`).to.equal(timeOf((beat) => beat.dependencies.includes(dependency)))
    }
  }
}

type Deed = 'ask' | 'askForA' | 'askAsAnother' | 'append' | 'remove'

export const storedTotalsEqualTheRule: Law = (store, runs) => fc.assert(fc.asyncProperty(
  lives(16).chain((life) => fc.record({
    life: fc.constant(life),
    other: policies,
    early: fc.subarray([...life.timeline]),
    deeds: fc.array(
      fc.tuple(
        fc.constantFrom<Deed>('ask', 'ask', 'askForA', 'askAsAnother', 'append', 'append', 'remove'),
        fc.oneof(fc.subarray([...life.timeline]), fc.constantFrom(...life.timeline).map((beat) => [beat])),
      ),
      { minLength: 1, maxLength: 8 },
    ),
  })),
  async ({ life, other, early, deeds }) => {
    const { account, ask } = begin(store, life)
    const another = accountOf(account.id, life.zone, other)
    const question = daysOf(life, account)
    const held = new Map<number, Heartbeat>()
    const heldNow = (): ReadonlyArray<Heartbeat> => [...held.values()]
    const does: Record<Deed, (heartbeats: ReadonlyArray<Heartbeat>) => Promise<void>> = {
      ask: async () => {
        expectByTheRule(await ask.summarize(question), heldNow(), life.policy)
        expectByTheRule(await ask.summarize({ ...question, withEntities: true }), heldNow(), life.policy)
      },
      askForA: async () => {
        const summary = await ask.summarize({ ...question, filter: { project: ['A'] } })
        expectByTheRule(summary, heldNow(), life.policy, ({ project }) => project === 'A')
        const onMain = await ask.summarize({ ...question, filter: { project: ['A', null], branch: ['main'] } })
        expectByTheRule(onMain, heldNow(), life.policy, ({ project, branch }) => project !== 'B' && branch === 'main')
      },
      askAsAnother: async () => {
        expectByTheRule(await ask.summarize({ ...question, account: another, policy: other }), heldNow(), other)
      },
      append: async (heartbeats) => {
        await ask.append(heartbeats)
        for (const beat of heartbeats) held.set(beat.fingerprint, beat)
      },
      remove: async (heartbeats) => {
        await ask.remove(heartbeats)
        for (const beat of heartbeats) held.delete(beat.fingerprint)
      },
    }
    const start: ReadonlyArray<readonly [Deed, Life['timeline']]> = [['append', early], ['ask', []]]
    for (const [deed, some] of [...start, ...deeds, ['ask', []] as const]) await does[deed](of(account.id, some))
  },
), { numRuns: runs })

export const inputIsNotChanged: Law = (store, runs) => fc.assert(fc.asyncProperty(lives(), policies, async (life, other) => {
  const { account, ask, heartbeats } = begin(store, life)
  await ask.append(heartbeats)
  const first = await everythingAbout(ask, account, life)
  await ask.summarize({ ...daysOf(life, account), policy: other, filter: { project: ['A'], entity: ['/a.go'] } })
  expectEqual(await everythingAbout(ask, account, life), first)
}), { numRuns: runs })
