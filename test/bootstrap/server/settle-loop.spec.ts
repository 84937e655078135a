import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { SettleWaitingDays } from '../../../core/index.js'
import { makeSettleLoop } from '../../../bootstrap/server/settle-loop.js'

const silent = { warn: () => undefined }

describe('the settle loop', () => {
  it('goes on soon while whole rounds wait, then rests', async () => {
    let rounds = 0
    const settle: SettleWaitingDays = (limit) => TE.fromIO(() => {
      rounds += 1
      return rounds < 3 ? limit : 3
    })
    const loop = makeSettleLoop({ settle, logger: silent, rest: 60_000 })
    loop.start()
    await pause(50)
    await loop.stop()
    expect(rounds).to.equal(3)
  })

  it('leaves the machine to others for three quarters of the time, however much waits', async () => {
    const begun: Array<number> = []
    const settle: SettleWaitingDays = (limit) => async () => {
      begun.push(performance.now())
      await pause(20)
      return { _tag: 'Right', right: limit }
    }
    const loop = makeSettleLoop({ settle, logger: silent, rest: 60_000 })
    loop.start()
    while (begun.length < 4) await pause(5)
    await loop.stop()
    const gaps = begun.slice(1).map((at, index) => at - begun[index]!)
    expect(gaps.every((gap) => gap >= 75), String(gaps)).to.equal(true)
  })

  it('waits longer after each failure, says so once, and recovers', async () => {
    const tried: Array<number> = []
    const warnings: Array<unknown> = []
    const settle: SettleWaitingDays = () => {
      tried.push(performance.now())
      return tried.length < 4 ? TE.left({ _tag: 'LedgerUnavailable', cause: 'gone' }) : TE.right(0)
    }
    const loop = makeSettleLoop({ settle, logger: { warn: (...warning: Array<unknown>) => { warnings.push(warning) } }, rest: 10 })
    loop.start()
    while (tried.length < 6) await pause(5)
    await loop.stop()
    const gaps = tried.slice(1).map((at, index) => at - tried[index]!)
    expect(gaps.slice(0, 3).every((gap, index) => gap >= 10 * 2 ** (index + 1) - 2), String(gaps)).to.equal(true)
    expect(gaps[4]!).to.be.below(gaps[2]!)
    expect(warnings).to.deep.equal([['days wait to be settled: gone']])
  })

  it('stops only when the round that runs has ended, and begins no other', async () => {
    let ended = 0
    const loop = makeSettleLoop({
      settle: () => async () => {
        await pause(40)
        ended += 1
        return { _tag: 'Right', right: 10 }
      },
      logger: silent,
    })
    loop.start()
    await pause(10)
    await loop.stop()
    expect(ended).to.equal(1)
    await pause(60)
    expect(ended).to.equal(1)
  })
})
