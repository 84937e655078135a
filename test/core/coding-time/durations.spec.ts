import { expect } from 'chai'
import { durationsOf, type Heartbeat, later, MINUTE, SECOND } from '../../../core/index.js'
import { NINE, someHeartbeat, someone } from '../../support/heartbeats.js'

const user = someone()
const at = (seconds: number, project: string, human: number | null = null): Heartbeat => someHeartbeat(user, {
  instant: later(NINE, seconds * SECOND), project, lineChanges: { ai: null, human, added: null, deleted: null },
})
const day = { from: NINE, to: later(NINE, 3600 * SECOND) }
const byProject = ({ project }: Heartbeat) => ({ project, value: null })
const onlyA = (beat: Heartbeat) => (beat.project === 'A' ? byProject(beat) : null)
const runs = (timeline: ReadonlyArray<Heartbeat>, window = day, labelOf: Parameters<typeof durationsOf>[3] = byProject) =>
  durationsOf(window, timeline, MINUTE, labelOf).map(({ from, to, project, lines }) =>
    [(from - NINE) / SECOND, (to - NINE) / SECOND, project, lines.humanAdded])

describe('durations', () => {
  it('are the longest runs of one label', () => {
    expect(runs([at(0, 'A'), at(30, 'A'), at(60, 'B'), at(90, 'A'), at(120, 'A')])).to.deep.equal([
      [0, 60, 'A', 0], [60, 90, 'B', 0], [90, 120, 'A', 0],
    ])
  })

  it('end where the session ends', () => {
    expect(runs([at(0, 'A'), at(60, 'A'), at(121, 'A'), at(150, 'A')])).to.deep.equal([[0, 60, 'A', 0], [121, 150, 'A', 0]])
  })

  it('are cut to the window', () => {
    const window = { from: later(NINE, 10 * SECOND), to: later(NINE, 40 * SECOND) }
    expect(runs([at(0, 'A', 1), at(30, 'A', 2), at(60, 'A', 4)], window)).to.deep.equal([[10, 40, 'A', 2]])
    expect(runs([at(0, 'A'), at(5, 'A')], window)).to.deep.equal([])
  })

  it('are not joined over what is filtered out', () => {
    expect(runs([at(0, 'A'), at(30, 'B'), at(60, 'A'), at(90, 'A')], day, onlyA)).to.deep.equal([[0, 30, 'A', 0], [60, 90, 'A', 0]])
  })

  it('take the lines of heartbeats that own no time from the run they touch', () => {
    expect(runs([at(0, 'A', 1), at(30, 'A', 2), at(60, 'A', 4)])).to.deep.equal([[0, 60, 'A', 7]])
    expect(runs([at(0, 'A', 1), at(30, 'B', 8), at(30, 'A', 2), at(60, 'A', 4)])).to.deep.equal([[0, 60, 'A', 7]])
    expect(runs([at(0, 'A', 5)])).to.deep.equal([])
  })
})
