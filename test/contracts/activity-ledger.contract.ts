import { expect } from 'chai'
import {
  type DayActivity, DEFAULT_TIMEOUT, HOUR, instant, type Instant, later, MINUTE, periodOfUtcDay, type Policy, type Recollection, type Store,
  UTC_DAY, type UserId, type UtcDay, utcDayOf,
} from '../../core/index.js'
import { NINE, someHeartbeat, someone } from '../support/heartbeats.js'
import { everyFieldOfADay, someActivity } from './activity-samples.js'
import { expectMethods, expectUnavailable, right, type Setup } from './setup.js'

const POLICY: Policy = { timeout: DEFAULT_TIMEOUT, writesOnly: false }
const TODAY = utcDayOf(NINE)
const day = (offset: number): UtcDay => (TODAY + offset) as UtcDay
const at = (days: number, offset: number): Instant => later(periodOfUtcDay(day(days)).from, offset)
const noon = (days: number): Instant => at(days, 12 * HOUR)
const AROUND = { first: day(-9), last: day(9) }

const emptyDay = (day: UtcDay): DayActivity => ({ day, slices: [], rows: [], dependencies: [] })

const settledDays = ({ settled }: Recollection) => settled.map(({ day }) => day - TODAY)
const staleDays = ({ stale }: Recollection) => stale.map(({ day }) => day - TODAY)

/** What every `ActivityLedger` promises together with the log beside it. */
export const activityLedgerContract = (name: string, { make, makeBroken }: Setup<Pick<Store, 'log' | 'ledger'>>): void => {
  describe(`${name} keeps the ActivityLedger contract`, () => {
    let log: Store['log']
    let ledger: Store['ledger']
    before(async () => { ({ log, ledger } = await make()) })

    const recall = (user: UserId, policy = POLICY) => right(ledger.recall(user, AROUND, policy))
    const append = (user: UserId, ...instants: ReadonlyArray<Instant>) => {
      const batch = instants.map((instant) => someHeartbeat(user, { instant }))
      return right(log.append(batch)).then(() => batch)
    }
    const waitingOf = async (...users: ReadonlyArray<UserId>) =>
      (await right(ledger.waiting(1_000_000))).filter(({ user }) => users.includes(user))
    /** Settles whatever is stale; the activity says with how many heartbeats. */
    const settle = async (user: UserId, heartbeats = 1, policy = POLICY): Promise<void> => {
      const { stale } = await recall(user, policy)
      await right(ledger.settle(user, stale.map(({ day, ticket }) => ({ activity: someActivity(day, heartbeats), ticket })), policy))
    }
    /** A user with a heartbeat at noon on three settled days: yesterday, today and tomorrow. */
    const threeSettledDays = async (): Promise<UserId> => {
      const user = someone()
      await append(user, noon(-1), noon(0), noon(1))
      await settle(user)
      expect(settledDays(await recall(user))).to.deep.equal([-1, 0, 1])
      return user
    }

    it('is given a factory that makes one', () => {
      expectMethods(ledger, ['recall', 'settle', 'waiting'])
    })

    it('does nothing until it is run', async () => {
      const user = someone()
      await append(user, noon(0))
      const { ticket } = (await recall(user)).stale[0]!
      ledger.settle(user, [{ activity: someActivity(TODAY, 1), ticket }], POLICY)
      expect(staleDays(await recall(user))).to.deep.equal([0])
    })

    describe('marks', () => {
      it('knows nothing of an unknown user, and nothing of days without heartbeats', async () => {
        expect(await recall(someone())).to.deep.equal({ settled: [], stale: [] })
        const user = someone()
        await append(user, noon(-2), noon(2))
        expect(staleDays(await recall(user))).to.deep.equal([-2, 2])
      })

      it('holds the day of an acknowledged heartbeat stale, and its neighbours settled', async () => {
        const user = await threeSettledDays()
        await append(user, noon(0))
        const recalled = await recall(user)
        expect(settledDays(recalled)).to.deep.equal([-1, 1])
        expect(staleDays(recalled)).to.deep.equal([0])
      })

      for (const [what, offset, marked] of [
        ['at midnight', 0, [-1, 0]],
        ['a microsecond less than an hour after midnight', HOUR - 1, [-1, 0]],
        ['exactly an hour before midnight', 23 * HOUR, [0, 1]],
        ['a microsecond before midnight', UTC_DAY - 1, [0, 1]],
      ] as const) {
        it(`marks with a heartbeat ${what} every day within the longest timeout`, async () => {
          const user = await threeSettledDays()
          const [late] = await append(user, at(0, offset))
          expect(staleDays(await recall(user))).to.deep.equal(marked)
          await settle(user)
          await right(log.remove([late!]))
          expect(staleDays(await recall(user)), 'after its removal').to.deep.equal(marked)
        })
      }

      it('marks nothing for a duplicate, nor for the removal of what it does not hold', async () => {
        const user = someone()
        const [held] = await append(user, noon(0))
        await settle(user)
        await right(log.append([held!]))
        await right(log.remove([someHeartbeat(user, { instant: noon(0) })]))
        expect(settledDays(await recall(user))).to.deep.equal([0])
      })

      it('marks nothing for a batch that was not taken', async () => {
        const user = await threeSettledDays()
        const answer = await log.append([
          someHeartbeat(user, { instant: noon(1) }), someHeartbeat(user, { instant: noon(0), entity: 'a\u0000b' }),
        ])()
        expect(staleDays(await recall(user))).to.deep.equal(answer._tag === 'Right' ? [0, 1] : [])
      })

      it('marks days before 1970 too', async () => {
        const user = someone()
        await append(user, instant(-1))
        const days = { first: -3 as UtcDay, last: 3 as UtcDay }
        expect((await right(ledger.recall(user, days, POLICY))).stale.map(({ day }) => day)).to.include(-1)
      })

      it('marks the days of nobody else', async () => {
        const [user, other] = [await threeSettledDays(), await threeSettledDays()]
        await append(user, noon(0))
        expect(settledDays(await recall(other))).to.deep.equal([-1, 0, 1])
      })
    })

    describe('recall', () => {
      it('answers the days asked for, both ends inside, in order', async () => {
        const user = someone()
        await append(user, noon(3), noon(-3), noon(1), noon(-1), noon(0), noon(2), noon(-2))
        const asked = { first: day(-2), last: day(2) }
        expect(staleDays(await right(ledger.recall(user, asked, POLICY)))).to.deep.equal([-2, -1, 0, 1, 2])
        await settle(user)
        expect(settledDays(await right(ledger.recall(user, asked, POLICY)))).to.deep.equal([-2, -1, 0, 1, 2])
        expect(await right(ledger.recall(user, { first: day(1), last: day(0) }, POLICY))).to.deep.equal({ settled: [], stale: [] })
      })

      it('answers years of days at once', async () => {
        const user = someone()
        await append(user, ...Array.from({ length: 800 }, (_, offset) => noon(-offset)))
        const recalled = await right(ledger.recall(user, { first: day(-4_000), last: day(0) }, POLICY))
        expect(staleDays(recalled)).to.deep.equal(Array.from({ length: 800 }, (_, offset) => offset - 799))
      })

      it('gives activity back as it was settled, every field of it', async () => {
        for (const activity of everyFieldOfADay(TODAY)) {
          const user = someone()
          await append(user, noon(0))
          const { ticket } = (await recall(user)).stale[0]!
          await right(ledger.settle(user, [{ activity, ticket }], POLICY))
          expect(await recall(user)).to.deep.equal({ settled: [activity], stale: [] })
        }
      })

      it('holds a day stale that was settled under another policy, and keeps one entry a day', async () => {
        const user = await threeSettledDays()
        for (const other of [{ ...POLICY, timeout: 16 * MINUTE }, { ...POLICY, writesOnly: true }]) {
          expect(staleDays(await recall(user, other))).to.deep.equal([-1, 0, 1])
        }
        const writes = { ...POLICY, writesOnly: true }
        await settle(user, 5, writes)
        expect((await recall(user, writes)).settled).to.deep.equal([-1, 0, 1].map((offset) => someActivity(day(offset), 5)))
        expect(staleDays(await recall(user))).to.deep.equal([-1, 0, 1])
      })

      it('answers nothing any more for a day whose heartbeats were all removed', async () => {
        const user = someone()
        const [only] = await append(user, noon(0))
        await settle(user)
        await right(log.remove([only!]))
        expect(settledDays(await recall(user))).to.deep.equal([])
        const { stale } = await recall(user)
        await right(ledger.settle(user, stale.map(({ day, ticket }) => ({ activity: emptyDay(day), ticket })), POLICY))
        expect(await recall(user)).to.deep.equal({ settled: [], stale: [] })
      })
    })

    describe('settle', () => {
      it('settles several days at once, or none', async () => {
        const user = someone()
        await append(user, noon(-1), noon(0))
        await right(ledger.settle(user, [], POLICY))
        expect(staleDays(await recall(user))).to.deep.equal([-1, 0])
        await settle(user, 3)
        expect((await recall(user)).settled).to.deep.equal([someActivity(day(-1), 3), someActivity(day(0), 3)])
      })

      it('replaces what was kept', async () => {
        const user = someone()
        await append(user, noon(0))
        await settle(user, 1)
        await append(user, noon(0))
        await settle(user, 2)
        expect(await recall(user)).to.deep.equal({ settled: [someActivity(TODAY, 2)], stale: [] })
      })

      it('leaves a day stale that was marked again since its ticket was given', async () => {
        const user = someone()
        await append(user, noon(0))
        const { ticket } = (await recall(user)).stale[0]!
        await append(user, noon(0))
        await right(ledger.settle(user, [{ activity: someActivity(TODAY, 1), ticket }], POLICY))
        expect(staleDays(await recall(user))).to.deep.equal([0])
        await settle(user, 2)
        expect(await recall(user)).to.deep.equal({ settled: [someActivity(TODAY, 2)], stale: [] })
      })

      it('leaves a day as it is that another settled since its ticket was given, and settles the rest', async () => {
        const user = someone()
        await append(user, noon(0), noon(1))
        const { stale } = await recall(user)
        await right(ledger.settle(user, [{ activity: someActivity(TODAY, 7), ticket: stale[0]!.ticket }], POLICY))
        await right(ledger.settle(user, stale.map(({ day, ticket }) => ({ activity: someActivity(day, 1), ticket })), POLICY))
        expect(await recall(user)).to.deep.equal({ settled: [someActivity(TODAY, 7), someActivity(day(1), 1)], stale: [] })
      })

      it('brings nothing back with a ticket from before the day was emptied', async () => {
        const user = someone()
        const [only] = await append(user, noon(0))
        const { ticket } = (await recall(user)).stale[0]!
        await settle(user)
        await right(log.remove([only!]))
        const { stale } = await recall(user)
        await right(ledger.settle(user, stale.map((one) => ({ activity: emptyDay(one.day), ticket: one.ticket })), POLICY))
        await right(ledger.settle(user, [{ activity: someActivity(TODAY, 1), ticket }], POLICY))
        expect(settledDays(await recall(user))).to.deep.equal([])
      })

      it('touches the days of nobody else', async () => {
        const [user, other] = [someone(), someone()]
        await append(user, noon(0))
        await append(other, noon(0))
        await settle(user)
        expect(staleDays(await recall(other))).to.deep.equal([0])
      })

      it('never holds a day settled without a heartbeat that was acknowledged, whoever appends and settles at once', async () => {
        const user = someone()
        const appendSome = async (): Promise<void> => {
          for (let times = 0; times < 12; times += 1) await append(user, noon(0))
        }
        const settleWhatIsRead = async (): Promise<void> => {
          for (let times = 0; times < 12; times += 1) {
            const { stale } = await recall(user)
            const { length } = await right(log.within(user, periodOfUtcDay(TODAY)))
            await right(ledger.settle(user, stale.map(({ ticket }) => ({ activity: someActivity(TODAY, length), ticket })), POLICY))
            const before = await right(log.within(user, periodOfUtcDay(TODAY)))
            const { settled } = await recall(user)
            if (settled.length > 0) expect(settled[0]!.rows[0]!.heartbeats).to.be.at.least(before.length)
          }
        }
        await Promise.all([appendSome(), appendSome(), settleWhatIsRead(), settleWhatIsRead()])
        await settle(user, 24)
        expect(await recall(user)).to.deep.equal({ settled: [someActivity(TODAY, 24)], stale: [] })
      })
    })

    describe('waiting', () => {
      it('lists stale days of any users, those waiting longest first, until they are settled', async () => {
        const [a, b] = [someone(), someone()]
        await append(a, noon(1))
        await append(b, noon(-1))
        await append(a, noon(0))
        const wanted = [{ user: a, day: day(1) }, { user: b, day: day(-1) }, { user: a, day: day(0) }]
        expect(await waitingOf(a, b)).to.deep.equal(wanted)
        await append(a, noon(1))
        expect(await waitingOf(a, b), 'a day marked again keeps its place').to.deep.equal(wanted)
        await settle(b)
        expect(await waitingOf(a, b)).to.deep.equal([wanted[0], wanted[2]])
        await settle(a)
        expect(await waitingOf(a, b)).to.deep.equal([])
      })

      it('lists at most as many as asked, the same ones first', async () => {
        const user = someone()
        await append(user, noon(0), noon(1), noon(2))
        const all = await right(ledger.waiting(1_000_000))
        expect(all.length).to.be.at.least(3)
        expect(await right(ledger.waiting(all.length - 1))).to.deep.equal(all.slice(0, -1))
        expect(await right(ledger.waiting(0))).to.deep.equal([])
      })
    })

    if (makeBroken) {
      it('answers LedgerUnavailable instead of throwing when its service is gone', async () => {
        const { ledger: broken } = await makeBroken()
        const user = someone()
        const days = [{ activity: someActivity(TODAY, 1), ticket: { revision: 0, marks: [] } }]
        await expectUnavailable('LedgerUnavailable', {
          recall: broken.recall(user, AROUND, POLICY), settle: broken.settle(user, days, POLICY), waiting: broken.waiting(1),
        })
      })
    }
  })
}
