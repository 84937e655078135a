import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { makeMemoryStore } from '../../../adapters/memory/index.js'
import { type Account, HOUR, later, makeSettleWaitingDays, MINUTE, policyOf, type Store, UTC, type UserId, utcDayOf } from '../../../core/index.js'
import { left, right } from '../../contracts/setup.js'
import { NINE, someHeartbeat, someone } from '../../support/heartbeats.js'

const accountOf = (id: UserId, timeoutMinutes: number): Account => ({
  id, username: id.slice(0, 8), createdAt: NINE,
  preferences: { zone: UTC, timeoutMinutes, writesOnly: false, weekStart: 1, publicStats: false },
})
const workOn = (user: UserId, day: number) => [0, 20].map((minute) =>
  someHeartbeat(user, { instant: later(NINE, day * 24 * HOUR + minute * MINUTE) }))

const recalled = async ({ ledger }: Store, account: Account) => {
  const today = utcDayOf(NINE)
  const { settled, stale } = await right(ledger.recall(account.id, { first: today, last: utcDayOf(later(NINE, 9 * 24 * HOUR)) }, policyOf(account)))
  return { totals: settled.map(({ rows }) => rows.reduce((sum, { active }) => sum + active, 0)), stale: stale.length }
}

describe('settling waiting days', () => {
  it('settles each user by their own policy', async () => {
    const store = makeMemoryStore()
    const [patient, hasty] = [accountOf(someone(), 30), accountOf(someone(), 1)]
    await right(store.accounts.add(patient))
    await right(store.accounts.add(hasty))
    await right(store.log.append([...workOn(patient.id, 0), ...workOn(hasty.id, 0), ...workOn(patient.id, 3)]))
    expect(await right(makeSettleWaitingDays(store)(10))).to.equal(3)
    expect(await recalled(store, patient)).to.deep.equal({ totals: [20 * MINUTE, 20 * MINUTE], stale: 0 })
    expect(await recalled(store, hasty)).to.deep.equal({ totals: [0], stale: 0 })
    expect(await right(makeSettleWaitingDays(store)(10))).to.equal(0)
  })

  it('settles no more than it is asked to', async () => {
    const store = makeMemoryStore()
    const account = accountOf(someone(), 15)
    await right(store.log.append([0, 2, 4, 6].flatMap((day) => workOn(account.id, day))))
    expect(await right(makeSettleWaitingDays(store)(3))).to.equal(3)
    expect((await recalled(store, account)).stale).to.equal(1)
  })

  it('takes the default policy for someone without an account', async () => {
    const { log, ledger, ...store } = makeMemoryStore()
    const account = accountOf(someone(), 15)
    await right(log.append(workOn(account.id, 0)))
    expect(await right(makeSettleWaitingDays({ log, ledger })(10))).to.equal(1)
    expect(await recalled({ ...store, log, ledger }, account)).to.deep.equal({ totals: [0], stale: 0 })
  })

  it('says so when the days could not be kept', async () => {
    const { log, ledger } = makeMemoryStore()
    await right(log.append(workOn(someone(), 0)))
    const full = { ...ledger, settle: () => TE.left({ _tag: 'LedgerUnavailable' as const, cause: 'full' }) }
    expect(await left(makeSettleWaitingDays({ log, ledger: full })(10))).to.deep.equal({ _tag: 'LedgerUnavailable', cause: 'full' })
    expect(await right(ledger.waiting(10))).to.have.length(1)
  })
})
