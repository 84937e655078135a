import { expect } from 'chai'
import { type ExplainedGap, type ExplainQuestion, MINUTE, type Period } from '../../../core/index.js'
import { right } from '../../contracts/setup.js'
import { at, makeStage, minutes } from './stage.js'

const NOW = at('2026-03-06T12:00:00Z')
const clock = (time: string) => at(`2026-03-04T${time}:00Z`)
const window: Period = { from: clock('09:00'), to: clock('11:00') }

const setUp = async (differing: Partial<ExplainQuestion> = {}) => {
  const stage = makeStage(NOW)
  const beats = [
    ['08:45', 'A', true], ['08:50', 'A', true], ['09:00', 'A', true], ['09:10', 'A', false], ['09:10', 'B', true], ['09:20', 'A', true],
    ['09:50', 'A', true], ['10:55', 'B', true], ['11:05', 'A', true],
  ] as const
  await stage.append(beats.map(([time, project, isWrite]) => ({ instant: clock(time), project, isWrite })))
  return right(stage.explain({ ...stage.asked, window, ...differing }))
}

const shortly = (gap: ExplainedGap): ReadonlyArray<unknown> => {
  switch (gap._tag) {
    case 'Counted': return ['Counted', minutes(gap.interval.to - gap.interval.from), minutes(gap.counted.to - gap.counted.from), gap.owner.project]
    case 'ClippedAway': return ['ClippedAway', gap.interval]
    case 'FilteredOut': return ['FilteredOut', gap.attribute, gap.owner.project]
    case 'TooLong': return ['TooLong', minutes(gap.length)]
    default: throw new Error('no such gap')
  }
}

describe('explaining a total', () => {
  it('shows what counted, what was cut away and what was too long', async () => {
    const { rule, total, gaps } = await setUp()
    expect(rule).to.equal('coding-time/1')
    expect(gaps.map(shortly)).to.deep.equal([
      ['ClippedAway', { from: clock('08:50'), to: clock('09:00') }],
      ['Counted', 10, 10, 'A'],
      ['Counted', 10, 10, 'B'],
      ['TooLong', 30],
      ['TooLong', 65],
      ['Counted', 10, 5, 'B'],
    ])
    expect(total).to.equal(25 * MINUTE)
  })

  it('shows what a filter left out, and by which attribute', async () => {
    const { total, gaps } = await setUp({ filter: { language: ['TypeScript'], project: ['A'] } })
    expect(total).to.equal(10 * MINUTE)
    expect(gaps.filter(({ _tag }) => _tag === 'FilteredOut').map(shortly)).to.deep.equal(
      [['FilteredOut', 'project', 'B'], ['FilteredOut', 'project', 'B']])
  })

  it('counts heartbeats that are no writes, instants shared, and sessions in the window', async () => {
    const plain = await setUp()
    expect([plain.notWrites, plain.sameInstant, plain.lastHeartbeat]).to.deep.equal([0, 1, clock('10:55')])
    expect(plain.sessions).to.deep.equal([
      { from: window.from, to: clock('09:20'), heartbeats: 4 },
      { from: clock('09:50'), to: clock('09:50'), heartbeats: 1 },
      { from: clock('10:55'), to: window.to, heartbeats: 1 },
    ])
    const writes = await setUp({ policy: { timeout: 15 * MINUTE, writesOnly: true } })
    expect([writes.notWrites, writes.sameInstant, writes.total]).to.deep.equal([1, 0, 25 * MINUTE])
  })

  it('has nothing to say of a window without heartbeats', async () => {
    const { total, gaps, sessions, lastHeartbeat } = await setUp({ window: { from: clock('13:00'), to: clock('14:00') } })
    expect({ total, gaps, sessions, lastHeartbeat }).to.deep.equal({ total: 0, gaps: [], sessions: [], lastHeartbeat: null })
  })
})
