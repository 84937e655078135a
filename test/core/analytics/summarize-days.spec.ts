import { expect } from 'chai'
import { HOUR, MINUTE, policyOf } from '../../../core/index.js'
import { nowhere } from '../../support/heartbeats.js'
import { at, date, makeStage, minutes, zone } from './stage.js'

const NOW = at('2026-03-06T12:00:00Z')

describe('summaries', () => {
  it('list every day asked for, in order, with zeroes where nothing happened, and future days out of the average', async () => {
    const stage = makeStage(NOW)
    await stage.work('2026-03-04T09:00:00Z', 30)
    const { days, average, totals } = await stage.summarize('2026-03-03', '2026-03-09')
    expect(days.map(({ date, totals }) => [date.slice(8), minutes(totals.active)])).to.deep.equal(
      [['03', 0], ['04', 30], ['05', 0], ['06', 0], ['07', 0], ['08', 0], ['09', 0]])
    expect(totals.active).to.equal(30 * MINUTE)
    expect(average).to.deep.equal({ days: 4, holidays: 3, active: 30 * MINUTE, activeWithoutOtherLanguage: 30 * MINUTE })
  })

  it('show canonical names only, and put under one what the same name is for', async () => {
    const stage = makeStage(NOW)
    await stage.work('2026-03-04T09:00:00Z', 10, { language: 'ts' })
    await stage.work('2026-03-04T12:00:00Z', 10, { language: 'TypeScript' })
    await stage.work('2026-03-04T15:00:00Z', 10, { language: null })
    const { breakdown, totals } = await stage.summarize('2026-03-04', '2026-03-04')
    expect(breakdown.language.map(({ name, active, heartbeats }) => [name, minutes(active), heartbeats])).to.deep.equal(
      [['TypeScript', 20, 22], [null, 10, 11]])
    expect(totals.otherLanguage).to.equal(10 * MINUTE)
  })

  it('are filtered by names as sent and as shown, and by what is unknown', async () => {
    const stage = makeStage(NOW)
    await stage.work('2026-03-04T09:00:00Z', 10, { language: 'ts' })
    await stage.work('2026-03-04T12:00:00Z', 20, { language: 'TypeScript' })
    await stage.work('2026-03-04T15:00:00Z', 40, { language: null, project: 'B' })
    const filtered = async (filter: Parameters<typeof stage.allTime>[0], withEntities: boolean) =>
      minutes((await stage.summarize('2026-03-04', '2026-03-04', { filter: filter ?? {}, withEntities })).totals.active)
    for (const withEntities of [false, true]) {
      expect(await filtered({ language: ['ts'] }, withEntities)).to.equal(10)
      expect(await filtered({ language: ['TypeScript'] }, withEntities)).to.equal(30)
      expect(await filtered({ language: [null] }, withEntities)).to.equal(40)
      expect(await filtered({ language: ['ts', null], project: ['A'] }, withEntities)).to.equal(10)
      expect(await filtered({ language: [] }, withEntities)).to.equal(0)
    }
  })

  it('order groups by time, then name, the unknown last among equals', async () => {
    const stage = makeStage(NOW)
    for (const [hour, project] of [['09', null], ['10', 'B'], ['11', 'A'], ['12', 'C']] as const) {
      await stage.work(`2026-03-04T${hour}:00:00Z`, project === 'C' ? 30 : 10, { project })
    }
    const { breakdown } = await stage.summarize('2026-03-04', '2026-03-04')
    expect(breakdown.project.map(({ name }) => name)).to.deep.equal(['C', 'A', 'B', null])
  })

  it('tell AI from humans', async () => {
    const stage = makeStage(NOW)
    await stage.work('2026-03-04T09:00:00Z', 10, { category: 'ai coding', lineChanges: { ai: 3, human: -1, added: null, deleted: null } })
    await stage.work('2026-03-04T12:00:00Z', 20, { origin: { ...nowhere, aiAgent: 'claude-code', aiModel: 'x/1' } })
    await stage.work('2026-03-04T15:00:00Z', 40)
    const { totals, breakdown } = await stage.summarize('2026-03-04', '2026-03-04')
    expect(minutes(totals.aiActive)).to.equal(30)
    expect(totals.lines).to.deep.equal({ aiAdded: 33, aiDeleted: 0, humanAdded: 0, humanDeleted: 11 })
    expect(breakdown.aiAgent.map(({ name, active }) => [name, minutes(active)])).to.deep.equal([[null, 50], ['claude-code', 20]])
  })

  it('tell entities apart when asked, and only then', async () => {
    const stage = makeStage(NOW)
    await stage.append([{ instant: at('2026-03-04T09:00:00Z'), entity: '/a' }, { instant: at('2026-03-04T09:05:00Z'), entity: '/b' }])
    expect((await stage.summarize('2026-03-04', '2026-03-04')).breakdown).to.not.have.property('entity')
    const { breakdown } = await stage.summarize('2026-03-04', '2026-03-04', { withEntities: true })
    expect(breakdown.entity?.map(({ name, active, heartbeats }) => [name, minutes(active), heartbeats])).to.deep.equal([['/a', 5, 1], ['/b', 0, 1]])
  })

  it('give a filtered project only its own dependencies', async () => {
    const stage = makeStage(NOW)
    await stage.work('2026-03-04T09:00:00Z', 10, { project: 'A', dependencies: ['koa'] })
    await stage.work('2026-03-04T12:00:00Z', 20, { project: 'B', dependencies: ['koa', 'pino'] })
    const { breakdown } = await stage.summarize('2026-03-04', '2026-03-04', { filter: { project: ['A'] } })
    expect(breakdown.dependency.map(({ name, active }) => [name, minutes(active)])).to.deep.equal([['koa', 10]])
  })

  it('answer for a day that the zone skipped', async () => {
    const stage = makeStage(at('2012-01-05T00:00:00Z'), { home: zone('Pacific/Apia') })
    await stage.work('2011-12-30T09:50:00Z', 20)
    const { days } = await stage.summarize('2011-12-29', '2011-12-31')
    expect(days.map(({ totals }) => minutes(totals.active))).to.deep.equal([10, 0, 10])
    expect((await stage.summarize('2011-12-30', '2011-12-30')).totals.active).to.equal(0)
  })

  it('answer in another zone than the user\'s, and under another timeout', async () => {
    const stage = makeStage(NOW)
    await stage.append(['2026-03-04T04:40:00Z', '2026-03-04T05:20:00Z'].map((iso) => ({ instant: at(iso) })))
    const elsewhere = { zone: zone('America/New_York'), policy: { ...policyOf(stage.account), timeout: HOUR } }
    const { days } = await stage.summarize('2026-03-03', '2026-03-04', elsewhere)
    expect(days.map(({ totals }) => minutes(totals.active))).to.deep.equal([20, 20])
    expect((await stage.summarize('2026-03-03', '2026-03-04')).totals.active).to.equal(0)
  })
})

describe('reading days', () => {
  it('settles what is stale, and then needs one statement', async () => {
    const stage = makeStage(NOW)
    await stage.work('2026-03-04T09:00:00Z', 30)
    await stage.summarize('2026-01-01', '2026-03-06')
    expect(stage.calls).to.deep.equal(['recall', 'within', 'settle'])
    stage.calls.length = 0
    expect((await stage.summarize('2026-01-01', '2026-03-06')).totals.active).to.equal(30 * MINUTE)
    expect(stage.calls).to.deep.equal(['recall'])
  })

  it('reads a stale day with a timeout beyond both its edges, and nothing more', async () => {
    const stage = makeStage(NOW)
    await stage.work('2026-03-04T09:00:00Z', 30)
    await stage.summarize('2026-03-01', '2026-03-06')
    expect(stage.reads).to.deep.equal([{ from: at('2026-03-03T23:45:00Z'), to: at('2026-03-05T00:15:00Z') }])
  })

  it('reads years of stale days about a month at a time', async () => {
    const stage = makeStage(NOW)
    for (let day = 0; day < 400; day += 2) {
      const noon = at('2025-01-01T12:00:00Z') + day * 24 * HOUR
      await stage.append([{ instant: noon as typeof NOW }, { instant: (noon + MINUTE) as typeof NOW }])
    }
    const summary = await stage.summarize('2025-01-01', '2026-03-06')
    expect(minutes(summary.totals.active)).to.equal(200)
    expect(Math.max(...stage.reads.map(({ from, to }) => to - from))).to.be.at.most(31 * 24 * HOUR + 30 * MINUTE)
    expect(stage.reads.length).to.be.at.most(14)
  })

  it('folds years from heartbeats about a month at a time, and only where there are any', async () => {
    const stage = makeStage(NOW)
    await stage.work('2025-01-01T12:00:00Z', 10)
    await stage.work('2025-03-20T12:00:00Z', 10)
    const summary = await stage.summarize('2015-01-01', '2026-03-06', { withEntities: true })
    expect(minutes(summary.totals.active)).to.equal(20)
    expect(stage.calls).to.deep.equal(['extent', 'within', 'within', 'within'])
    expect(Math.max(...stage.reads.map(({ from, to }) => to - from))).to.be.at.most(31 * 24 * HOUR + 30 * MINUTE)
  })

  it('answers rightly when settling fails, and tells of it', async () => {
    const stage = makeStage(NOW, { settleFails: true })
    await stage.work('2026-03-04T09:00:00Z', 30)
    for (const time of [1, 2]) {
      expect((await stage.summarize('2026-03-04', '2026-03-04')).totals.active).to.equal(30 * MINUTE)
      expect(stage.failures).to.have.length(time)
    }
  })

  it('leaves settled days alone when asked under another policy', async () => {
    const stage = makeStage(NOW)
    await stage.work('2026-03-04T09:00:00Z', 30)
    const policy = { ...policyOf(stage.account), writesOnly: true }
    expect((await stage.summarize('2026-03-04', '2026-03-04', { policy })).totals.active).to.equal(0)
    expect(stage.calls).to.deep.equal(['within'])
  })
})

describe('the questions', () => {
  it('do not read anything for days that are none', async () => {
    const stage = makeStage(NOW)
    expect((await stage.summarize('2026-03-04', '2026-03-03', { first: date('2026-03-04') })).days).to.deep.equal([])
    expect(stage.calls).to.deep.equal([])
  })
})
