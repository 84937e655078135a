import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { settleAll } from '../../bootstrap/cli/settle-all.js'
import type { SettleWaitingDays } from '../../core/index.js'

/** Has so many days waiting, and is asked for some of them. */
const waiting = (days: number): { readonly settle: SettleWaitingDays; readonly left: () => number } => {
  let left = days
  return {
    settle: (limit) => TE.fromIO(() => {
      const settled = Math.min(limit, left)
      left -= settled
      return settled
    }),
    left: () => left,
  }
}

describe('settling what an import left', () => {
  for (const days of [0, 1, 31, 62, 1_000]) {
    it(`settles all of ${days} days and says how many`, async () => {
      const { settle, left } = waiting(days)
      const told: Array<number> = []
      await settleAll(settle, (settled) => told.push(settled))
      expect(left()).to.equal(0)
      expect(told.at(-1)).to.equal(days)
    })
  }

  it('stops when it cannot, and leaves the rest to readers', async () => {
    let asked = 0
    const failing: SettleWaitingDays = () => {
      asked += 1
      return asked < 3 ? TE.right(31) : TE.left({ _tag: 'LedgerUnavailable', cause: 'gone' })
    }
    const told: Array<number> = []
    await settleAll(failing, (settled) => told.push(settled))
    expect(told).to.deep.equal([31, 62])
    expect(asked).to.equal(3)
  })
})
