import { expect } from 'chai'
import * as fc from 'fast-check'
import { makeSortedList } from '../../../adapters/memory/sorted-list.js'

const makeNumbers = () => makeSortedList<number, number>((a, b) => a - b)

/** Enough for several chunks. */
const MANY = 5_000

const shuffled = Array.from({ length: MANY }, (_, at) => (at * 2_897) % MANY)
const ordered = Array.from({ length: MANY }, (_, at) => at)

describe('a sorted list', () => {
  it('answers as a sorted array would, after any additions and removals', () => {
    const number = fc.integer({ min: 0, max: 60 })
    const step = fc.record({ add: fc.boolean(), number })
    fc.assert(fc.property(fc.array(step, { maxLength: 120 }), number, number, fc.nat(20), (steps, from, to, limit) => {
      const list = makeNumbers()
      const model = new Set<number>()
      for (const { add, number } of steps) {
        if (add) expect(list.add(number)).to.equal(!model.has(number))
        else expect(list.remove(number)).to.equal(model.has(number) ? number : null)
        if (add) model.add(number)
        else model.delete(number)
      }
      const items = [...model].toSorted((a, b) => a - b)
      expect(list.size()).to.equal(items.length)
      expect(list.first()).to.equal(items[0] ?? null)
      expect(list.last()).to.equal(items.at(-1) ?? null)
      expect(list.find(from)).to.equal(model.has(from) ? from : null)
      expect(list.before(from)).to.equal(items.findLast((item) => item < from) ?? null)
      const inside = items.filter((item) => from <= item && item < to)
      expect(list.between(from, to)).to.deep.equal(inside)
      expect(list.between(from, to, limit)).to.deep.equal(inside.slice(0, limit))
    }), { numRuns: 500 })
  })

  for (const [order, numbers] of [['rising', ordered], ['falling', ordered.toReversed()], ['mixed', shuffled]] as const) {
    it(`keeps thousands that come in ${order} order, and finds each`, () => {
      const list = makeNumbers()
      for (const number of numbers) expect(list.add(number)).to.equal(true)
      for (const number of numbers) expect(list.add(number)).to.equal(false)
      expect(list.between(0, MANY)).to.deep.equal(ordered)
      const visited: number[] = []
      list.each((number) => visited.push(number))
      expect(visited).to.deep.equal(ordered)
      for (const number of numbers) {
        expect(list.find(number)).to.equal(number)
        expect(list.before(number)).to.equal(number === 0 ? null : number - 1)
        expect(list.between(number, MANY, 1)).to.deep.equal([number])
      }
      for (const number of numbers) expect(list.remove(number)).to.equal(number)
      expect(list.size()).to.equal(0)
      expect(list.first()).to.equal(null)
      expect(list.between(0, MANY)).to.deep.equal([])
    })
  }
})
