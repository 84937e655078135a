import { type CodingTimeStore, frozen } from './coding-time/asking.js'
import { checkCase, readCases } from './coding-time/cases.js'
import {
  inputIsNotChanged, type Law, longerNeverGivesLess, moreHeartbeatsNeverMeanLessTime, orderBatchingAndRepetitionDoNotMatter, partsEqualTheWhole,
  storedTotalsEqualTheRule, totalsStayInBounds, windowsAddUp,
} from './coding-time/laws.js'
import { readersAmongWriters } from './coding-time/readers-among-writers.js'
import type { Setup } from './setup.js'

export interface InvariantsSetup extends Pick<Setup<CodingTimeStore>, 'make'> {
  /** How many generated lives each invariant is tried on. */
  readonly runs: number
}

const INVARIANTS: ReadonlyArray<readonly [what: string, law: Law]> = [
  ['I1: order, batching and repetition do not matter', orderBatchingAndRepetitionDoNotMatter],
  ['I2: parts equal the whole', partsEqualTheWhole],
  ['I3: windows add up', windowsAddUp],
  ['I4: more heartbeats never mean less time', moreHeartbeatsNeverMeanLessTime],
  ['I5: totals stay in bounds', totalsStayInBounds],
  ['I6: a longer timeout or window never gives less', longerNeverGivesLess],
  ['I7: stored totals equal the rule', storedTotalsEqualTheRule],
  ['I8: input is not changed', (store, runs) => inputIsNotChanged(frozen(store), runs)],
]

/** The worked cases and the invariants of docs/coding-time.md, for the core's use-cases on a store. Every run brings a user of its own. */
export const codingTimeInvariantsContract = (name: string, { make, runs }: InvariantsSetup): void => {
  describe(`${name} keeps the rule of coding time`, () => {
    let store: CodingTimeStore
    before(async () => { store = await make() })

    describe('in every worked case, to the microsecond', () => {
      for (const given of readCases()) it(given.name, () => checkCase(store, given))
    })

    it('while it is written by several and asked by others, all at once', async function () {
      this.timeout(60_000)
      await readersAmongWriters(store, 3)
    })

    describe(`on ${runs} generated timelines each`, () => {
      for (const [what, law] of INVARIANTS) {
        it(what, async function () {
          this.timeout(0)
          await law(store, runs)
        })
      }
    })
  })
}
