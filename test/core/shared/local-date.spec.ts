import { expect } from 'chai'
import * as fc from 'fast-check'
import { Temporal } from 'temporal-polyfill'
import { addDays, addMonths, isoOf, instant, type LocalDate, readLocalDate, SECOND, weekdayOf } from '../../../core/index.js'

const anyDate = fc.integer({ min: -98_000, max: 84_000 })
  .map((days) => Temporal.PlainDate.from('1970-01-01').add({ days }))

describe('a local date', () => {
  it('is a day that the calendar has', () => {
    expect(readLocalDate('2024-02-29')).to.equal('2024-02-29')
    for (const text of ['2023-02-29', '2026-13-01', '2026-00-10', '2026-04-31', '2026-4-3', 'today', '', '1500-01-01', '9999-12-31', '2026-01-01\n']) {
      expect(readLocalDate(text), text).to.equal(null)
    }
  })

  it('moves by days and months, and knows its weekday, as Temporal says', () => {
    fc.assert(fc.property(anyDate, fc.integer({ min: -5_000, max: 5_000 }), (day, by) => {
      const date = day.toString() as LocalDate
      expect(addDays(date, by)).to.equal(day.add({ days: by }).toString())
      expect(addMonths(date, by % 300)).to.equal(day.add({ months: by % 300 }).toString())
      expect(weekdayOf(date)).to.equal(day.dayOfWeek % 7)
    }), { numRuns: 500 })
  })
})

describe('isoOf', () => {
  it('writes an instant in UTC, to the second it lies in', () => {
    expect(isoOf(instant(1_795_346_356_830_208))).to.equal('2026-11-22T11:19:16Z')
    expect(isoOf(instant(-1))).to.equal('1969-12-31T23:59:59Z')
    fc.assert(fc.property(fc.integer({ min: -8_000_000_000, max: 7_000_000_000 }), (seconds) => {
      expect(isoOf(instant(seconds * SECOND))).to.equal(Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString())
    }))
  })
})
