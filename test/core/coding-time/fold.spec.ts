import { expect } from 'chai'
import {
  type AiUsage, foldDays, foldWindows, type Heartbeat, instant, later, type LineChanges, MINUTE, periodOfUtcDay, QUARTER_HOUR, SECOND, type UtcDay,
  utcDayOf, widen,
} from '../../../core/index.js'
import { NINE, nowhere, someHeartbeat, someone } from '../../support/heartbeats.js'

const user = someone()
const policy = { timeout: 15 * MINUTE, writesOnly: false }
const today = utcDayOf(NINE)
const at = (seconds: number, differing: Partial<Heartbeat> = {}): Heartbeat =>
  someHeartbeat(user, { instant: later(NINE, seconds * SECOND), ...differing })
const changed = (differing: Partial<LineChanges>): LineChanges => ({ ai: null, human: null, added: null, deleted: null, ...differing })
const used = (differing: Partial<AiUsage>): AiUsage => ({
  session: null, subscriptionPlan: null, inputTokens: null, cachedInputTokens: null, outputTokens: null, promptLength: null, ...differing,
})
const foldToday = (heartbeats: ReadonlyArray<Heartbeat>) => foldDays(heartbeats, [today], policy)[0]!
const linesOf = (beat: Partial<Heartbeat>) => foldToday([at(0, beat)]).rows[0]?.lines

describe('folding days', () => {
  it('puts time where it lies, and counts where the heartbeat is', () => {
    const day = foldToday([at(10 * 60), at(20 * 60)])
    expect(day.rows).to.deep.equal([
      { quarter: 36, slice: 0, active: 5 * MINUTE, heartbeats: 1, lines: null, ai: null },
      { quarter: 37, slice: 0, active: 5 * MINUTE, heartbeats: 1, lines: null, ai: null },
    ])
  })

  it('cuts time at the end of the day and keeps the count on the day of the heartbeat', () => {
    const midnight = periodOfUtcDay(today).to
    const beats = [someHeartbeat(user, { instant: later(midnight, -5 * MINUTE) }), someHeartbeat(user, { instant: later(midnight, 7 * MINUTE) })]
    const days = foldDays(beats, [today, (today + 1) as UtcDay], policy)
    expect(days.map(({ rows }) => rows.map(({ quarter, active, heartbeats }) => [quarter, active, heartbeats]))).to.deep.equal([
      [[95, 5 * MINUTE, 1]], [[0, 7 * MINUTE, 1]],
    ])
  })

  it('numbers slices as they come, and orders rows by quarter, then slice, each pair once', () => {
    const beats = ['B', 'A', 'B', 'A', null, 'B'].map((project, index) => at(index * 60, { project }))
    const { slices, rows } = foldToday([...beats, at(15 * 60, { project: 'A' }), at(16 * 60, { project: 'B' })])
    expect(slices.map(({ project }) => project)).to.deep.equal(['B', 'A', null])
    expect(rows.map(({ quarter, slice }) => [quarter, slice])).to.deep.equal([[36, 0], [36, 1], [36, 2], [37, 0], [37, 1]])
  })

  it('tells apart all attributes of a slice, also those that look alike', () => {
    const origins = ['editor', 'operatingSystem', 'machine', 'aiAgent', 'aiModel'].map((field) => ({ origin: { ...nowhere, [field]: 'xy' } }))
    const alike = [{ project: 'xy' }, { branch: 'xy' }, { language: 'xy' }, { category: 'xy' }, { project: 'xay' }, { project: 'xby' }, ...origins]
    const { slices, rows } = foldToday([...alike, ...alike].map((beat, index) => at(index, beat)))
    expect(slices).to.have.length(alike.length)
    expect(rows.every(({ heartbeats }) => heartbeats === 2)).to.equal(true)
  })

  it('splits net lines by sign, and lists no lines when none changed', () => {
    const none = { aiAdded: 0, aiDeleted: 0, humanAdded: 0, humanDeleted: 0 }
    expect(linesOf({ lineChanges: changed({ ai: 7, human: -2 }) })).to.deep.equal({ ...none, aiAdded: 7, humanDeleted: 2 })
    expect(linesOf({ lineChanges: changed({ ai: -7, human: 2 }) })).to.deep.equal({ ...none, aiDeleted: 7, humanAdded: 2 })
    expect(linesOf({ lineChanges: changed({ ai: 0, human: 0, added: 0 }) })).to.equal(null)
    expect(linesOf({ lineChanges: null })).to.equal(null)
  })

  it('gives added and deleted lines to a human, or to the AI agent that worked, and never twice', () => {
    const older = changed({ added: 4, deleted: 3 })
    const human = { aiAdded: 0, aiDeleted: 0, humanAdded: 4, humanDeleted: 3 }
    const ai = { aiAdded: 4, aiDeleted: 3, humanAdded: 0, humanDeleted: 0 }
    expect(linesOf({ lineChanges: older })).to.deep.equal(human)
    expect(linesOf({ lineChanges: older, category: 'ai coding' })).to.deep.equal(ai)
    expect(linesOf({ lineChanges: older, origin: { ...nowhere, aiAgent: 'claude-code' } })).to.deep.equal(ai)
    expect(linesOf({ lineChanges: { ...older, human: 1 } })).to.deep.equal({ ...human, humanAdded: 1, humanDeleted: 0 })
  })

  it('sums up what AI used', () => {
    const { rows } = foldToday([
      at(0, { ai: used({ inputTokens: 10, cachedInputTokens: 3, outputTokens: 5, promptLength: 80 }) }),
      at(1, { ai: used({ inputTokens: 1, promptLength: 0 }) }),
      at(2, { ai: used({ session: 'x' }) }),
    ])
    expect(rows[0]?.ai).to.deep.equal({ inputTokens: 11, cachedInputTokens: 3, outputTokens: 5, prompts: 1, promptLength: 80 })
    expect(foldToday([at(0, { ai: used({ session: 'x' }) })]).rows[0]?.ai).to.equal(null)
  })

  it('gives the time of an interval to each of its dependencies once', () => {
    const { dependencies } = foldToday([at(0, { dependencies: ['koa', 'fp-ts', 'koa'] }), at(60, { dependencies: ['koa'] }), at(120)])
    expect(dependencies).to.deep.equal([
      { quarter: 36, slice: 0, dependency: 'fp-ts', active: MINUTE }, { quarter: 36, slice: 0, dependency: 'koa', active: 2 * MINUTE },
    ])
  })

  it('tells the dependencies of slices apart, ordered by quarter, slice and name', () => {
    const { dependencies } = foldToday([
      at(0, { project: 'A' }), at(60, { project: 'B', dependencies: ['koa', 'fp-ts'] }), at(120, { project: 'A', dependencies: ['koa'] }),
      at(14 * 60, { project: 'B', dependencies: ['koa'] }), at(16 * 60),
    ])
    expect(dependencies.map(({ quarter, slice, dependency, active }) => [quarter, slice, dependency, active / MINUTE])).to.deep.equal([
      [36, 0, 'koa', 12], [36, 1, 'fp-ts', 1], [36, 1, 'koa', 2], [37, 1, 'koa', 1],
    ])
  })

  it('answers for days without heartbeats too', () => {
    expect(foldDays([], [today], policy)).to.deep.equal([{ day: today, slices: [], rows: [], dependencies: [] }])
  })
})

describe('folding windows', () => {
  it('counts quarters from each window and leaves out what lies between them', () => {
    const beats = Array.from({ length: 61 }, (_, minute) => at(minute * 60))
    const windows = [
      { from: later(NINE, 7 * MINUTE), to: later(NINE, 24 * MINUTE) },
      { from: later(NINE, 40 * MINUTE), to: later(NINE, 40 * MINUTE) },
      { from: later(NINE, 50 * MINUTE), to: later(NINE, 55 * MINUTE) },
    ]
    const activities = foldWindows(beats, windows, { policy })
    expect(activities.map(({ rows }) => rows.map(({ quarter, active, heartbeats }) => [quarter, active, heartbeats]))).to.deep.equal([
      [[0, QUARTER_HOUR, 15], [1, 2 * MINUTE, 2]], [], [[0, 5 * MINUTE, 5]],
    ])
  })

  it('keeps the intervals that are chosen, from the timeline of all', () => {
    const beats = ['A', 'B', 'A', 'B'].map((project, index) => at(index * 60, { project }))
    const [activity] = foldWindows(beats, [widen({ from: NINE, to: NINE }, QUARTER_HOUR)], {
      policy, keep: ({ project }) => project === 'A', withEntities: true,
    })
    expect(activity?.slices.map(({ project }) => project)).to.deep.equal(['A'])
    expect(activity?.rows.map(({ active, heartbeats }) => [active, heartbeats])).to.deep.equal([[2 * MINUTE, 2]])
    expect(activity?.entities).to.deep.equal([
      { quarter: 1, entity: '/home/dev/a/main.ts', active: 2 * MINUTE, heartbeats: 2, lines: null },
    ])
  })

  it('does not mind a window far from every heartbeat', () => {
    const far = { from: instant(0), to: instant(1) }
    expect(foldWindows([at(0)], [far], { policy })).to.deep.equal([{ slices: [], rows: [], dependencies: [], entities: [] }])
  })
})
