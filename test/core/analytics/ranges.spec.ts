import { expect } from 'chai'
import { readStatsRange, readSummaryRange, type Weekday } from '../../../core/index.js'
import { date } from './stage.js'

describe('a range of stats', () => {
  it('is read by the protocol\'s names', () => {
    for (const name of ['last_7_days', 'last_30_days', 'last_6_months', 'last_year'] as const) {
      expect(readStatsRange(name)).to.deep.equal({ _tag: 'LastDays', name })
    }
    expect(readStatsRange('Last 7 Days')).to.deep.equal({ _tag: 'LastDays', name: 'last_7_days' })
    expect(readStatsRange('all_time')).to.deep.equal({ _tag: 'AllTime' })
    expect(readStatsRange('2026')).to.deep.equal({ _tag: 'Year', year: 2026 })
    expect(readStatsRange('2026-03')).to.deep.equal({ _tag: 'Month', year: 2026, month: 3 })
  })

  it('is nothing else', () => {
    for (const text of ['', 'last_8_days', '2026-13', '2026-00', '26', '2026-3', '0000', '9999', '2026-03-04', '20267']) {
      expect(readStatsRange(text), text).to.equal(null)
    }
  })
})

const spanOf = (name: string, weekStart: Weekday = 1) => {
  const dates = readSummaryRange(name, date('2026-03-06'), weekStart) // a Friday
  return dates === null ? null : `${dates.first} to ${dates.last}`
}

describe('a range of summaries', () => {
  it('is read by the protocol\'s names', () => {
    expect(spanOf('Today')).to.equal('2026-03-06 to 2026-03-06')
    expect(spanOf('Yesterday')).to.equal('2026-03-05 to 2026-03-05')
    expect(spanOf('Last 7 Days')).to.equal('2026-02-28 to 2026-03-06')
    expect(spanOf('Last 7 Days from Yesterday')).to.equal('2026-02-27 to 2026-03-05')
    expect(spanOf('Last 14 Days')).to.equal('2026-02-21 to 2026-03-06')
    expect(spanOf('Last 30 Days')).to.equal('2026-02-05 to 2026-03-06')
    expect(spanOf('This Month')).to.equal('2026-03-01 to 2026-03-06')
    expect(spanOf('Last Month')).to.equal('2026-02-01 to 2026-02-28')
  })

  it('begins weeks on the day that the user says', () => {
    expect(spanOf('This Week', 1)).to.equal('2026-03-02 to 2026-03-06')
    expect(spanOf('This Week', 0)).to.equal('2026-03-01 to 2026-03-06')
    expect(spanOf('This Week', 5)).to.equal('2026-03-06 to 2026-03-06')
    expect(spanOf('This Week', 6)).to.equal('2026-02-28 to 2026-03-06')
    expect(spanOf('Last Week', 1)).to.equal('2026-02-23 to 2026-03-01')
  })

  it('does not mind case, spaces or underscores', () => {
    expect(spanOf('last_7_days')).to.equal(spanOf('Last 7 Days'))
    expect(spanOf(' LAST-7-days_From yesterday ')).to.equal(spanOf('Last 7 Days from Yesterday'))
    expect(spanOf('Last 8 Days')).to.equal(null)
    expect(spanOf('')).to.equal(null)
  })
})
