import { expect } from 'chai'
import { type Filter, MINUTE, type StatsRange } from '../../../core/index.js'
import { at, makeStage, minutes, zone } from './stage.js'

const NOW = at('2026-03-06T12:00:00Z') // a Friday
const WEEK: StatsRange = { _tag: 'LastDays', name: 'last_7_days' }
const ALL: StatsRange = { _tag: 'AllTime' }

const streaks = async (...days: ReadonlyArray<string>) => {
  const stage = makeStage(NOW)
  for (const day of days) await stage.work(`2026-${day}T09:00:00Z`, 5)
  return (await stage.stats({ _tag: 'LastDays', name: 'last_30_days' })).streaks
}

describe('stats', () => {
  it('span the days that their range names', async () => {
    const stage = makeStage(NOW)
    const spanOf = async (range: StatsRange, includingToday = true): Promise<ReadonlyArray<string | number>> => {
      const { first, last, days } = await stage.stats(range, includingToday)
      return [first, last, days.length]
    }
    expect(await spanOf(WEEK)).to.deep.equal(['2026-02-28', '2026-03-06', 7])
    expect(await spanOf(WEEK, false)).to.deep.equal(['2026-02-27', '2026-03-05', 7])
    expect(await spanOf({ _tag: 'LastDays', name: 'last_30_days' })).to.deep.equal(['2026-02-05', '2026-03-06', 30])
    expect(await spanOf({ _tag: 'LastDays', name: 'last_6_months' })).to.deep.equal(['2025-09-07', '2026-03-06', 181])
    expect(await spanOf({ _tag: 'LastDays', name: 'last_year' })).to.deep.equal(['2025-03-07', '2026-03-06', 365])
    expect(await spanOf({ _tag: 'Year', year: 2024 })).to.deep.equal(['2024-01-01', '2024-12-31', 366])
    expect(await spanOf({ _tag: 'Year', year: 2026 }, false)).to.deep.equal(['2026-01-01', '2026-03-06', 65])
    expect(await spanOf({ _tag: 'Month', year: 2026, month: 2 })).to.deep.equal(['2026-02-01', '2026-02-28', 28])
    expect(await spanOf({ _tag: 'Month', year: 2026, month: 12 })).to.deep.equal(['2026-12-01', '2026-12-01', 1])
    expect(await spanOf(ALL)).to.deep.equal(['2026-03-06', '2026-03-06', 1])
    await stage.work('2026-03-01T09:00:00Z', 1)
    expect(await spanOf(ALL)).to.deep.equal(['2026-03-01', '2026-03-06', 6])
    expect(await spanOf(ALL, false)).to.deep.equal(['2026-03-01', '2026-03-05', 5])
  })

  it('find the best day, the earliest of equals, and none where there is none', async () => {
    const stage = makeStage(NOW)
    expect((await stage.stats(WEEK)).bestDay).to.equal(null)
    for (const [day, active] of [['01', 10], ['02', 50], ['03', 20], ['04', 50]] as const) await stage.work(`2026-03-${day}T09:00:00Z`, active)
    expect((await stage.stats(WEEK)).bestDay).to.deep.equal({ date: '2026-03-02', active: 50 * MINUTE })
  })

  it('average over the days that had activity', async () => {
    const stage = makeStage(NOW)
    await stage.work('2026-03-01T09:00:00Z', 10)
    await stage.work('2026-03-02T09:00:00Z', 25, { language: null })
    expect((await stage.stats(WEEK)).average).to.deep.equal(
      { days: 7, holidays: 5, active: 17.5 * MINUTE, activeWithoutOtherLanguage: 5 * MINUTE })
  })

  it('count streaks; a day still open does not end one', async () => {
    expect(await streaks()).to.deep.equal({ current: 0, longest: 0 })
    expect(await streaks('03-06')).to.deep.equal({ current: 1, longest: 1 })
    expect(await streaks('03-04', '03-05')).to.deep.equal({ current: 2, longest: 2 })
    expect(await streaks('03-04', '03-05', '03-06')).to.deep.equal({ current: 3, longest: 3 })
    expect(await streaks('02-20', '02-21', '02-22', '03-04')).to.deep.equal({ current: 0, longest: 3 })
  })

  it('know the weekdays and hours of the zone', async () => {
    const stage = makeStage(NOW, { home: zone('Asia/Kathmandu') })
    await stage.work('2026-03-04T18:10:00Z', 30) // 23:55 on Wednesday to 00:25 on Thursday
    const { rhythm, days } = await stage.stats(WEEK)
    expect(rhythm.weekdays.map(minutes)).to.deep.equal([0, 0, 0, 5, 25, 0, 0])
    expect(rhythm.hours.map(minutes)).to.deep.equal([25, ...Array.from({ length: 22 }, () => 0), 5])
    expect(days.filter(({ active }) => active > 0)).to.have.length(2)
  })

  it('count the hour that comes twice under one hour', async () => {
    const stage = makeStage(at('2026-10-26T12:00:00Z'), { home: zone('Europe/Berlin') })
    await stage.work('2026-10-25T00:00:00Z', 120)
    expect(minutes((await stage.stats(WEEK)).rhythm.hours[2]!)).to.equal(120)
  })

  it('need one statement for a settled year, and one more for all time', async () => {
    const stage = makeStage(NOW)
    await stage.work('2025-11-01T09:00:00Z', 30)
    await stage.stats({ _tag: 'LastDays', name: 'last_year' })
    stage.calls.length = 0
    expect((await stage.stats({ _tag: 'LastDays', name: 'last_year' })).totals.active).to.equal(30 * MINUTE)
    expect(stage.calls).to.deep.equal(['recall'])
    stage.calls.length = 0
    expect((await stage.stats(ALL)).totals.active).to.equal(30 * MINUTE)
    expect((await stage.allTime()).totals.active).to.equal(30 * MINUTE)
    expect(stage.calls).to.deep.equal(['extent', 'recall', 'extent', 'recall'])
  })

  it('need one statement for a project or a branch of a settled year too, whatever it depends on', async () => {
    const stage = makeStage(NOW)
    for (const month of ['04', '07', '12']) {
      await stage.work(`2025-${month}-01T09:00:00Z`, 10, { project: 'A', branch: 'main', dependencies: ['koa', 'pino'] })
      await stage.work(`2025-${month}-01T12:00:00Z`, 20, { project: 'A', branch: 'next', dependencies: ['koa'] })
      await stage.work(`2025-${month}-01T15:00:00Z`, 40, { project: 'B', dependencies: ['pino'] })
    }
    const dependenciesOf = async (filter: Filter) => {
      const { totals, breakdown } = await stage.stats({ _tag: 'LastDays', name: 'last_year' }, true, { filter })
      return [minutes(totals.active), ...breakdown.dependency.map(({ name, active }) => [name, minutes(active)])]
    }
    await dependenciesOf({})
    stage.calls.length = 0
    expect(await dependenciesOf({ project: ['A'] })).to.deep.equal([90, ['koa', 90], ['pino', 30]])
    expect(await dependenciesOf({ project: ['A'], branch: ['next'] })).to.deep.equal([60, ['koa', 60]])
    expect(await dependenciesOf({ project: ['B'] })).to.deep.equal([120, ['pino', 120]])
    expect(await dependenciesOf({ language: ['Go'] })).to.deep.equal([0])
    expect(stage.calls).to.deep.equal(['recall', 'recall', 'recall', 'recall'])
  })
})

describe('all time', () => {
  it('reaches from the first heartbeat to today', async () => {
    const stage = makeStage(NOW)
    await stage.work('2024-02-29T23:50:00Z', 20)
    const { first, today, period, totals, average } = await stage.allTime()
    expect({ first, today, period }).to.deep.equal({
      first: '2024-02-29', today: '2026-03-06', period: { from: at('2024-02-29T00:00:00Z'), to: at('2026-03-07T00:00:00Z') },
    })
    expect(totals.active).to.equal(20 * MINUTE)
    expect(average).to.deep.equal({ days: 737, holidays: 735, active: 10 * MINUTE, activeWithoutOtherLanguage: 10 * MINUTE })
  })

  it('is today alone for someone without heartbeats', async () => {
    const { first, today, totals } = await makeStage(NOW).allTime()
    expect([first, today, totals.active]).to.deep.equal(['2026-03-06', '2026-03-06', 0])
  })

  it('takes settled days for one project too, whatever they depend on', async () => {
    const stage = makeStage(NOW)
    await stage.work('2026-03-01T09:00:00Z', 10, { project: 'A', dependencies: ['koa'] })
    await stage.work('2026-03-01T12:00:00Z', 20, { project: 'B' })
    await stage.allTime()
    stage.calls.length = 0
    expect(minutes((await stage.allTime({ project: ['B'] })).totals.active)).to.equal(20)
    expect(stage.calls).to.deep.equal(['extent', 'recall'])
  })
})
