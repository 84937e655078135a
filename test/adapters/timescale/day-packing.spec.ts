import { expect } from 'chai'
import * as fc from 'fast-check'
import { packDay, unpackDay } from '../../../adapters/timescale/ledger/day-packing.js'
import type { DayActivity, UtcDay } from '../../../core/index.js'
import { everyFieldOfADay } from '../../contracts/activity-samples.js'

const count = fc.oneof(fc.maxSafeNat(), fc.nat({ max: 300 }))
const name = fc.option(fc.string({ unit: 'grapheme' }))
const text = fc.string({ unit: 'grapheme' })

const slice = fc.record({
  project: name, branch: name, language: name, category: text, editor: name, operatingSystem: name, machine: name, aiAgent: name, aiModel: name,
})
const lines = fc.record({ aiAdded: count, aiDeleted: count, humanAdded: count, humanDeleted: count })
const ai = fc.record({ inputTokens: count, cachedInputTokens: count, outputTokens: count, prompts: count, promptLength: count })
const row = fc.record({
  quarter: fc.nat({ max: 95 }), slice: fc.nat({ max: 999 }), active: count, heartbeats: fc.nat({ max: 2 ** 40 }), lines: fc.option(lines), ai: fc.option(ai),
})
const dependency = fc.record({ quarter: fc.nat({ max: 95 }), dependency: text, active: count })

const byQuarter = <Row extends { readonly quarter: number }>(rows: ReadonlyArray<Row>): ReadonlyArray<Row> => rows.toSorted((a, b) => a.quarter - b.quarter)

const someDay: fc.Arbitrary<DayActivity> = fc.record({
  day: fc.integer({ min: -9_999, max: 99_999 }).map((day) => day as UtcDay),
  slices: fc.array(slice),
  rows: fc.array(row).map(byQuarter),
  dependencies: fc.array(dependency).map(byQuarter),
})

describe('a packed day', () => {
  it('is unpacked as it was', () => {
    fc.assert(fc.property(someDay, (day) => { expect(unpackDay(day.day, packDay(day))).to.deep.equal(day) }), { numRuns: 300 })
  })

  it('is not guessed at when it was cut short, or is of another form', () => {
    for (const day of everyFieldOfADay(20_000 as UtcDay)) {
      const packed = packDay(day)
      for (let length = 0; length < packed.length; length += Math.ceil(packed.length / 40)) {
        expect(() => unpackDay(day.day, packed.subarray(0, length)), `the first ${length} bytes`).to.throw()
      }
      expect(() => unpackDay(day.day, Buffer.from([2, ...packed.subarray(1)]))).to.throw(/form 2/)
    }
  })
})
