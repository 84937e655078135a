import { expect } from 'chai'
import * as fc from 'fast-check'
import { packDay } from '../../../adapters/timescale/ledger/day-packing.js'
import { isReadable, makeDayUnpacker } from '../../../adapters/timescale/ledger/day-unpacking.js'
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
const dependency = fc.record({ quarter: fc.nat({ max: 95 }), slice: fc.nat({ max: 3 }), dependency: text, active: fc.oneof(fc.constantFrom(0, 60_000_000), count) })

const byQuarter = <Row extends { readonly quarter: number }>(rows: ReadonlyArray<Row>): ReadonlyArray<Row> => rows.toSorted((a, b) => a.quarter - b.quarter)

const someDay: fc.Arbitrary<DayActivity> = fc.record({
  day: fc.integer({ min: -9_999, max: 99_999 }).map((day) => day as UtcDay),
  slices: fc.array(slice),
  rows: fc.array(row).map(byQuarter),
  dependencies: fc.array(dependency).map(byQuarter),
})

const unpackDay = makeDayUnpacker()

describe('a packed day', () => {
  it('is unpacked as it was', () => {
    fc.assert(fc.property(someDay, (day) => { expect(unpackDay(day.day, packDay(day))).to.deep.equal(day) }), { numRuns: 300 })
    for (const day of everyFieldOfADay(20_000 as UtcDay)) expect(unpackDay(day.day, packDay(day))).to.deep.equal(day)
  })

  it('shares equal slices with the days unpacked beside it, and gives its rows however often they are asked for', () => {
    const [, day] = everyFieldOfADay(20_000 as UtcDay)
    const [one, other] = [packDay(day!), packDay({ ...day!, slices: day!.slices.toReversed() })].map((packed) => unpackDay(day!.day, packed))
    for (const [index, slice] of one!.slices.entries()) expect(other!.slices.toReversed()[index]).to.equal(slice)
    expect(one!.rows).to.deep.equal(one!.rows)
    expect(one!.dependencies).to.deep.equal(day!.dependencies)
  })

  it('takes few bytes for many dependencies', () => {
    const names = Array.from({ length: 60 }, (_, index) => `package-${index}`)
    const [day] = everyFieldOfADay(20_000 as UtcDay)
    const dependencies = Array.from({ length: 40 }, (_, quarter) =>
      names.map((dependency, index) => ({ quarter, slice: 0, dependency, active: index % 2 === 0 ? 900_000_000 : 420_000_000 }))).flat()
    expect(packDay({ ...day!, dependencies }).length).to.be.at.most(names.join().length + names.length * 3 + dependencies.length * 1.5)
  })

  it('is not guessed at when it was cut short, or is of another form', () => {
    for (const day of everyFieldOfADay(20_000 as UtcDay)) {
      const packed = packDay(day)
      for (let length = 0; length < packed.length; length += Math.ceil(packed.length / 40)) {
        expect(() => unpackDay(day.day, packed.subarray(0, length)), `the first ${length} bytes`).to.throw()
      }
      const other = Buffer.from([3, ...packed.subarray(1)])
      expect([isReadable(packed), isReadable(other), isReadable(Buffer.alloc(0))]).to.deep.equal([true, false, false])
      expect(() => unpackDay(day.day, other)).to.throw(/form 3/)
    }
  })
})
