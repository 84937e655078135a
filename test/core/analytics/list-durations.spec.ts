import { expect } from 'chai'
import { type Dimension, type Filter, secondsOf } from '../../../core/index.js'
import { right } from '../../contracts/setup.js'
import { at, date, makeStage, zone } from './stage.js'

const NOW = at('2026-03-06T12:00:00Z')

const setUp = async () => {
  const stage = makeStage(NOW)
  const beats = [
    ['08:59', 'A', '/x.ts', 'ts', 'main', ['koa']],
    ['09:00', 'A', '/y.ts', 'TypeScript', 'main', []],
    ['09:10', 'A', '/y.go', 'Go', 'dev', []],
    ['09:12', 'B', '/z.go', 'Go', null, ['koa', 'pino']],
    ['09:20', 'B', '/z.go', 'Go', 'late', []],
  ] as const
  await stage.append(beats.map(([time, project, entity, language, branch, dependencies]) =>
    ({ instant: at(`2026-03-04T${time}:00Z`), project, entity, language, branch, dependencies })))
  return async (sliceBy: Dimension, filter: Filter = {}) => {
    const { durations, branches } = await right(stage.durations({ ...stage.asked, filter, date: date('2026-03-04'), sliceBy }))
    return { runs: durations.map(({ period, project, value }) => [project, value, secondsOf(period.to - period.from)]), branches }
  }
}

describe('durations of a day', () => {
  it('are runs of a project and the attribute asked for, by the names to show', async () => {
    const ask = await setUp()
    expect((await ask('project')).runs).to.deep.equal([['A', 'A', 780], ['B', 'B', 480]])
    expect((await ask('language')).runs).to.deep.equal([['A', 'TypeScript', 660], ['A', 'Go', 120], ['B', 'Go', 480]])
    expect((await ask('entity')).runs).to.have.length(4)
    expect((await ask('dependency')).runs).to.deep.equal([['A', 'koa', 60], ['A', null, 720], ['B', 'koa, pino', 480]])
  })

  it('name the branches in the answer', async () => {
    const ask = await setUp()
    expect((await ask('project')).branches).to.deep.equal(['dev', 'main'])
    expect(await ask('project', { branch: ['dev'] })).to.deep.equal({ runs: [['A', 'A', 120]], branches: ['dev'] })
  })

  it('are those of the day in the zone, cut at its ends', async () => {
    const stage = makeStage(NOW, { home: zone('America/New_York') })
    await stage.work('2026-03-04T04:50:00Z', 20)
    const { durations, day } = await right(stage.durations({ ...stage.asked, date: date('2026-03-04'), sliceBy: 'entity' }))
    expect(durations.map(({ period }) => period)).to.deep.equal([{ from: day.period.from, to: at('2026-03-04T05:10:00Z') }])
    expect(day.period.from).to.equal(at('2026-03-04T05:00:00Z'))
  })
})
