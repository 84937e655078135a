import { expect } from 'chai'
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import {
  contains, dateAt, daysFrom, HOUR, hourAt, type Instant, instant, isQuarterAligned, isZone, lengthOf, type LocalDate, periodOfDay,
  readZone, SECOND, type Zone,
} from '../../../core/index.js'

const zone = (name: string): Zone => readZone(name) as Zone
const date = (text: string): LocalDate => text as LocalDate
const at = (text: string): Instant => instant(Temporal.Instant.from(text).epochMilliseconds * 1000)
const hoursOf = (name: string, day: string): number => lengthOf(periodOfDay(zone(name), date(day))) / HOUR

const ZONES = [
  'UTC', 'Europe/Berlin', 'America/New_York', 'America/Sao_Paulo', 'America/St_Johns', 'Asia/Beirut', 'Africa/Cairo', 'Africa/Casablanca',
  'Asia/Kathmandu', 'Asia/Kolkata', 'Pacific/Apia', 'Pacific/Auckland', 'Pacific/Chatham', 'Australia/Lord_Howe', 'Asia/Gaza',
].map(zone)

describe('a zone', () => {
  it('is known by its name in any case, and spelled as the database does', () => {
    expect(readZone('europe/berlin')).to.equal('Europe/Berlin')
    expect(readZone('America/Port-au-Prince')).to.equal('America/Port-au-Prince')
    expect(readZone('Etc/GMT+5')).to.equal('Etc/GMT+5')
    expect(isZone('Europe/Berlin')).to.equal(true)
  })

  it('is neither an unknown name nor an offset', () => {
    for (const text of ['', 'Mars/Olympus', '+05:30', 'Z', 'UTC ', 'Europe/Berlin\n', '__proto__']) expect(readZone(text), text).to.equal(null)
  })

  it('has days of 23, 24 and 25 hours, and of what else its rules say', () => {
    expect(hoursOf('Europe/Berlin', '2026-03-29')).to.equal(23)
    expect(hoursOf('Europe/Berlin', '2026-10-25')).to.equal(25)
    expect(hoursOf('Europe/Berlin', '2026-11-22')).to.equal(24)
    expect(hoursOf('Australia/Lord_Howe', '2026-10-04')).to.equal(23.5)
  })

  it('begins a day that has no midnight when the clock first shows it', () => {
    expect(periodOfDay(zone('America/Sao_Paulo'), date('2018-11-04'))).to.deep.equal(
      { from: at('2018-11-04T03:00:00Z'), to: at('2018-11-05T02:00:00Z') })
    expect(hoursOf('Asia/Beirut', '2026-03-29')).to.equal(23)
    expect(hoursOf('Africa/Cairo', '2026-04-24')).to.equal(23)
  })

  it('gives no time to a day that it skipped', () => {
    expect(hoursOf('Pacific/Apia', '2011-12-30')).to.equal(0)
    expect(dateAt(zone('Pacific/Apia'), at('2011-12-30T09:59:59Z'))).to.equal('2011-12-29')
    expect(dateAt(zone('Pacific/Apia'), at('2011-12-30T10:00:00Z'))).to.equal('2011-12-31')
  })

  it('keeps one date for a day whose midnight comes twice', () => {
    const { from, to } = periodOfDay(zone('America/St_Johns'), date('2010-11-07'))
    expect({ from, to }).to.deep.equal({ from: at('2010-11-07T02:30:00Z'), to: at('2010-11-08T03:30:00Z') })
    expect(dateAt(zone('America/St_Johns'), at('2010-11-07T02:45:00Z'))).to.equal('2010-11-07')
  })

  it('counts quarter-hours in zones of 45 minutes too, but not in zones of old', () => {
    expect(isQuarterAligned(periodOfDay(zone('Asia/Kathmandu'), date('2026-06-10')))).to.equal(true)
    expect(isQuarterAligned(periodOfDay(zone('Pacific/Chatham'), date('2026-06-10')))).to.equal(true)
    expect(isQuarterAligned(periodOfDay(zone('Africa/Monrovia'), date('1971-06-10')))).to.equal(false)
  })

  it('lists days without a gap between them', () => {
    const days = daysFrom(zone('Pacific/Apia'), date('2011-12-28'), date('2012-01-02'))
    expect(days.map((day) => day.date)).to.deep.equal(
      ['2011-12-28', '2011-12-29', '2011-12-30', '2011-12-31', '2012-01-01', '2012-01-02'])
    for (const [index, day] of days.entries()) if (index > 0) expect(day.period.from).to.equal(days[index - 1]?.period.to)
    expect(daysFrom(zone('UTC'), date('2026-01-02'), date('2026-01-01'))).to.deep.equal([])
  })

  const anyZone = fc.constantFrom(...ZONES)
  const anyInstant = fc.integer({ min: -2_000_000_000, max: 5_000_000_000 }).map((seconds) => instant(seconds * SECOND + 123_456))

  it('puts every instant into the day that its date names', () => {
    fc.assert(fc.property(anyZone, anyInstant, (zone, at) => {
      expect(contains(periodOfDay(zone, dateAt(zone, at)), at)).to.equal(true)
    }), { numRuns: 500 })
  })

  it('shows the hour that a clock there shows', () => {
    fc.assert(fc.property(anyZone, anyInstant, (zone, at) => {
      const clock = Temporal.Instant.fromEpochMilliseconds(Math.floor(at / 1000)).toZonedDateTimeISO(zone)
      expect(hourAt(zone, at)).to.equal(clock.hour)
    }), { numRuns: 500 })
    expect(hourAt(zone('Europe/Berlin'), at('2026-10-25T00:30:00Z'))).to.equal(2)
    expect(hourAt(zone('Europe/Berlin'), at('2026-10-25T01:30:00Z'))).to.equal(2)
  })
})
