import { expect } from 'chai'
import {
  activeIntervals, clipTo, type Fingerprint, type Heartbeat, later, MINUTE, SECOND, sessionsOf, sessionsWithin, timelineOf,
} from '../../../core/index.js'
import { NINE, someHeartbeat, someone } from '../../support/heartbeats.js'

const user = someone()
const at = (seconds: number, differing: Partial<Heartbeat> = {}): Heartbeat =>
  someHeartbeat(user, { instant: later(NINE, seconds * SECOND), ...differing })

describe('a timeline', () => {
  it('is ordered by instant, then fingerprint, and leaves what it was given as it was', () => {
    const late = at(60)
    const second = at(0, { fingerprint: 9 as Fingerprint })
    const first = at(0, { fingerprint: 3 as Fingerprint })
    const given = Object.freeze([late, second, first])
    expect(timelineOf(given, { writesOnly: false })).to.deep.equal([first, second, late])
    expect(given).to.deep.equal([late, second, first])
  })

  it('has each heartbeat once', () => {
    const beat = at(0)
    expect(timelineOf([beat, at(60), { ...beat }], { writesOnly: false })).to.have.length(2)
  })

  it('has only writes when the policy says so', () => {
    const write = at(30, { isWrite: true })
    expect(timelineOf([at(0), write, at(60)], { writesOnly: true })).to.deep.equal([write])
  })
})

describe('active intervals', () => {
  it('belong to the earlier heartbeat, as long as the gap is within the timeout', () => {
    const [a, b, c, d] = [at(0), at(900), at(1800.000001), at(1860)]
    expect(activeIntervals([a, b, c, d], 15 * MINUTE)).to.deep.equal([
      { from: a.instant, to: b.instant, owner: a },
      { from: c.instant, to: d.instant, owner: c },
    ])
  })

  it('belong to the last of several heartbeats of one instant', () => {
    const [a, b, c] = [at(0), at(0), at(60)]
    expect(activeIntervals([a, b, c], MINUTE).map(({ owner }) => owner)).to.deep.equal([b])
  })

  it('are cut to a window, and left out when nothing of them lies in it', () => {
    const [a, b, c] = [at(0), at(60), at(120)]
    const window = { from: later(NINE, 60 * SECOND), to: later(NINE, 90 * SECOND) }
    expect(clipTo(window, activeIntervals([a, b, c], MINUTE))).to.deep.equal([{ from: window.from, to: window.to, owner: b }])
  })
})

describe('sessions', () => {
  const timeline = [at(0), at(60), at(60), at(5000), at(9000), at(9060)]

  it('run from a first heartbeat to a last, a lone one for no time', () => {
    expect(sessionsOf(timeline, MINUTE)).to.deep.equal([
      { from: timeline[0]?.instant, to: timeline[2]?.instant, heartbeats: 3 },
      { from: timeline[3]?.instant, to: timeline[3]?.instant, heartbeats: 1 },
      { from: timeline[4]?.instant, to: timeline[5]?.instant, heartbeats: 2 },
    ])
    expect(sessionsOf([], MINUTE)).to.deep.equal([])
  })

  it('are cut to a window with the heartbeats inside it', () => {
    const window = { from: later(NINE, 30 * SECOND), to: later(NINE, 9000 * SECOND) }
    expect(sessionsWithin(window, timeline, MINUTE)).to.deep.equal([
      { from: window.from, to: timeline[2]?.instant, heartbeats: 2 },
      { from: timeline[3]?.instant, to: timeline[3]?.instant, heartbeats: 1 },
    ])
  })
})
