import { expect } from 'chai'
import { type Heartbeat, type HeartbeatKey, type HeartbeatLog, later, MINUTE, type Period, UTC_DAY } from '../../core/index.js'
import { NINE, someHeartbeat, someone } from '../support/heartbeats.js'
import { lastKnownPromises } from './heartbeat-log/last-known.js'
import { heartbeatRoundTrips } from './heartbeat-log/round-trips.js'
import { ALWAYS, asFingerprint } from './samples.js'
import { atOnce, expectMethods, expectUnavailable, right, type Setup } from './setup.js'

const keyOf = ({ user, instant, fingerprint }: Heartbeat): HeartbeatKey => ({ user, instant, fingerprint })

/** What every `HeartbeatLog` promises, but for the marks on days: those are in the ledger's contract. */
export const heartbeatLogContract = (name: string, { make, makeBroken }: Setup<HeartbeatLog>): void => {
  describe(`${name} keeps the HeartbeatLog contract`, () => {
    let log: HeartbeatLog
    before(async () => { log = await make() })

    const everythingOf = (user: Heartbeat['user'], period: Period = ALWAYS) => right(log.within(user, period))

    it('is given a factory that makes one', () => {
      expectMethods(log, ['append', 'within', 'page', 'lastKnown', 'extent', 'remove'])
    })

    it('does nothing until it is run', async () => {
      const user = someone()
      const asked = log.append([someHeartbeat(user)])
      expect(await everythingOf(user)).to.have.length(0)
      await right(asked)
      expect(await everythingOf(user)).to.have.length(1)
    })

    describe('append', () => {
      it('answers which heartbeats were new, in the order given', async () => {
        const user = someone()
        const [a, b, c] = [someHeartbeat(user), someHeartbeat(user), someHeartbeat(user)]
        await right(log.append([b]))
        expect(await right(log.append([a, b, c]))).to.deep.equal({ fresh: [true, false, true] })
      })

      it('skips a heartbeat it already holds, so a retry is safe', async () => {
        const user = someone()
        const batch = [someHeartbeat(user), someHeartbeat(user)]
        await right(log.append(batch))
        expect(await right(log.append(batch))).to.deep.equal({ fresh: [false, false] })
        expect(await everythingOf(user)).to.have.length(2)
      })

      it('keeps the first stored when a later one has the same key', async () => {
        const user = someone()
        const first = someHeartbeat(user, { lines: 1 })
        await right(log.append([first]))
        await right(log.append([{ ...first, lines: 2, receivedAt: later(first.receivedAt, 365 * UTC_DAY) }]))
        expect(await everythingOf(user)).to.deep.equal([first])
      })

      it('takes the first of several equal ones in one batch', async () => {
        const user = someone()
        const first = someHeartbeat(user, { lines: 1 })
        const other = someHeartbeat(user)
        const answer = await right(log.append([first, { ...first, lines: 2 }, other, first]))
        expect(answer).to.deep.equal({ fresh: [true, false, true, false] })
        expect(await everythingOf(user)).to.deep.equal([first, other])
      })

      it('takes an empty batch', async () => {
        expect(await right(log.append([]))).to.deep.equal({ fresh: [] })
      })

      it('tells heartbeats apart by instant and by fingerprint', async () => {
        const user = someone()
        const one = someHeartbeat(user, { fingerprint: asFingerprint(7) })
        const batch = [one, { ...one, instant: later(NINE, 1) }, { ...one, fingerprint: asFingerprint(8) }]
        expect(await right(log.append(batch))).to.deep.equal({ fresh: [true, true, true] })
      })

      it('tells users apart, also within one batch', async () => {
        const [a, b] = [someone(), someone()]
        const ofA = someHeartbeat(a)
        const ofB = { ...ofA, user: b, project: 'of b' }
        expect(await right(log.append([ofA, ofB]))).to.deep.equal({ fresh: [true, true] })
        expect(await everythingOf(a)).to.deep.equal([ofA])
        expect(await everythingOf(b)).to.deep.equal([ofB])
      })

      it('takes a batch of thousands', async () => {
        const user = someone()
        const batch = Array.from({ length: 6_000 }, (_, at) => someHeartbeat(user, { instant: later(NINE, (at * 7_919) % 6_000) }))
        const { fresh } = await right(log.append(batch))
        expect(fresh).to.have.length(6_000)
        expect(fresh.every(Boolean)).to.equal(true)
        expect((await everythingOf(user)).map(({ instant }) => instant - NINE)).to.deep.equal(batch.map((_, at) => at))
      })

      it('takes overlapping batches at once: each heartbeat is new exactly once', async () => {
        const user = someone()
        const all = Array.from({ length: 60 }, () => someHeartbeat(user))
        const batches = Array.from({ length: 12 }, (_, at) => {
          const part = all.slice((at * 5) % 60).concat(all.slice(0, 20))
          return at % 2 === 0 ? part : part.toReversed()
        })
        const answers = await atOnce(batches.map((batch) => log.append(batch)))
        const timesNew = new Map<number, number>()
        answers.forEach(({ fresh }, batch) => fresh.forEach((isNew, at) => {
          const { fingerprint } = batches[batch]![at]!
          if (isNew) timesNew.set(fingerprint, (timesNew.get(fingerprint) ?? 0) + 1)
        }))
        expect(timesNew).to.deep.equal(new Map(all.map(({ fingerprint }) => [fingerprint, 1])))
        expect(await everythingOf(user)).to.have.length(60)
      })

      it('holds a batch whole or not at all, and never harms the batch beside it', async () => {
        const [user, neighbour] = [someone(), someone()]
        const strange = [someHeartbeat(user), someHeartbeat(user, { entity: 'a\u0000b\ud800' }), someHeartbeat(user)]
        const [answer, { fresh }] = await Promise.all([log.append(strange)(), right(log.append([someHeartbeat(neighbour)]))])
        expect(fresh).to.deep.equal([true])
        expect(await everythingOf(neighbour)).to.have.length(1)
        expect(await everythingOf(user)).to.have.length(answer._tag === 'Right' ? 3 : 0)
      })

      heartbeatRoundTrips(() => log)
    })

    describe('within', () => {
      it('orders by instant, then fingerprint, whatever order they came in', async () => {
        const user = someone()
        const at = (offset: number, fingerprint: number) =>
          someHeartbeat(user, { instant: later(NINE, offset), fingerprint: asFingerprint(fingerprint) })
        const ordered = [at(0, 9), at(0, 10), at(0, Number.MAX_SAFE_INTEGER), at(1, 3), at(9, 1), at(10, 0)]
        await right(log.append([ordered[4]!, ordered[2]!]))
        await right(log.append([ordered[5]!, ordered[1]!, ordered[3]!, ordered[0]!]))
        expect(await everythingOf(user)).to.deep.equal(ordered)
      })

      it('includes `from` and excludes `to`, to the microsecond', async () => {
        const user = someone()
        const four = [0, 1, 2, 3].map((offset) => someHeartbeat(user, { instant: later(NINE, offset) }))
        await right(log.append(four))
        expect(await everythingOf(user, { from: later(NINE, 1), to: later(NINE, 3) })).to.deep.equal(four.slice(1, 3))
      })

      it('finds nothing in a period without length, or that ends before it begins', async () => {
        const user = someone()
        await right(log.append([someHeartbeat(user)]))
        expect(await everythingOf(user, { from: NINE, to: NINE })).to.deep.equal([])
        expect(await everythingOf(user, { from: later(NINE, MINUTE), to: NINE })).to.deep.equal([])
      })

      it('finds nothing for an unknown user', async () => {
        expect(await everythingOf(someone())).to.deep.equal([])
      })
    })

    describe('page', () => {
      it('walks through everything once, in order, whatever the size of a page', async () => {
        const user = someone()
        const all = Array.from({ length: 10 }, (_, at) => someHeartbeat(user, { instant: later(NINE, Math.floor(at / 4)) }))
        await right(log.append(all.toReversed()))
        for (const limit of [1, 3, 5, 10, 11]) {
          const walked: Heartbeat[] = []
          let page = await right(log.page(user, null, limit))
          while (page.length > 0 && walked.length < all.length) {
            expect(page.length).to.be.at.most(limit)
            walked.push(...page)
            page = await right(log.page(user, walked.at(-1)!, limit))
          }
          expect(walked, `pages of ${limit}`).to.deep.equal(all)
          expect(page).to.deep.equal([])
        }
      })

      it('goes on from a position that is no longer held', async () => {
        const user = someone()
        const [a, b, c] = [0, 1, 2].map((offset) => someHeartbeat(user, { instant: later(NINE, offset) })) as [Heartbeat, Heartbeat, Heartbeat]
        await right(log.append([a, b, c]))
        await right(log.remove([keyOf(b)]))
        expect(await right(log.page(user, b, 1))).to.deep.equal([c])
        expect(await right(log.page(user, { instant: NINE, fingerprint: asFingerprint(a.fingerprint - 1) }, 1))).to.deep.equal([a])
      })

      it('shows nobody the heartbeats of another, and an unknown user nothing', async () => {
        const [user, other] = [someone(), someone()]
        const own = someHeartbeat(user)
        await right(log.append([own, someHeartbeat(other)]))
        expect(await right(log.page(user, null, 9))).to.deep.equal([own])
        expect(await right(log.page(someone(), null, 9))).to.deep.equal([])
        expect(await right(log.page(user, null, 0))).to.deep.equal([])
      })
    })

    lastKnownPromises(() => log)

    describe('extent', () => {
      it('answers the first and the last instant, and null when there is none', async () => {
        const user = someone()
        expect(await right(log.extent(user))).to.equal(null)
        const [a, b, c] = [5, 1, 3].map((offset) => someHeartbeat(user, { instant: later(NINE, offset) })) as [Heartbeat, Heartbeat, Heartbeat]
        await right(log.append([a, b, c]))
        expect(await right(log.extent(user))).to.deep.equal({ first: b.instant, last: a.instant })
        await right(log.remove([keyOf(a), keyOf(b)]))
        expect(await right(log.extent(user))).to.deep.equal({ first: c.instant, last: c.instant })
        await right(log.remove([keyOf(c)]))
        expect(await right(log.extent(user))).to.equal(null)
      })
    })

    describe('remove', () => {
      it('removes what it holds, answers how many, and passes over the rest', async () => {
        const user = someone()
        const [a, b, never] = [someHeartbeat(user), someHeartbeat(user), someHeartbeat(user)]
        await right(log.append([a, b]))
        expect(await right(log.remove([keyOf(a), keyOf(never), keyOf(a)]))).to.equal(1)
        expect(await right(log.remove([keyOf(a)]))).to.equal(0)
        expect(await right(log.remove([]))).to.equal(0)
        expect(await everythingOf(user)).to.deep.equal([b])
      })

      it('never touches a heartbeat that differs in user, instant or fingerprint', async () => {
        const user = someone()
        const gone = someHeartbeat(user)
        const stay = [{ ...gone, user: someone() }, { ...gone, instant: later(NINE, 1) }, { ...gone, fingerprint: asFingerprint(gone.fingerprint + 2 ** 40) }]
        await right(log.append([gone, ...stay]))
        expect(await right(log.remove([keyOf(gone)]))).to.equal(1)
        for (const one of stay) expect(await everythingOf(one.user)).to.deep.include(one)
      })

      it('lets a removed heartbeat be new again', async () => {
        const user = someone()
        const one = someHeartbeat(user)
        await right(log.append([one]))
        await right(log.remove([keyOf(one)]))
        expect(await right(log.append([one]))).to.deep.equal({ fresh: [true] })
      })

      it('counts a heartbeat once when it is removed several times at once', async () => {
        const user = someone()
        const all = Array.from({ length: 20 }, () => someHeartbeat(user))
        await right(log.append(all))
        const keys = all.map(keyOf)
        const counts = await atOnce([keys, keys.toReversed(), keys.slice(5), keys.slice(0, 15)].map((some) => log.remove(some)))
        expect(counts.reduce((sum, count) => sum + count, 0)).to.equal(20)
      })
    })

    if (makeBroken) {
      it('answers LogUnavailable instead of throwing when its service is gone', async () => {
        const broken = await makeBroken()
        const one = someHeartbeat(someone())
        await expectUnavailable('LogUnavailable', {
          append: broken.append([one]),
          within: broken.within(one.user, ALWAYS),
          page: broken.page(one.user, null, 1),
          lastKnown: broken.lastKnown(one.user, NINE),
          extent: broken.extent(one.user),
          remove: broken.remove([keyOf(one)]),
        })
      })
    }
  })
}
