import { expect } from 'chai'
import { type HeartbeatLog, instant, later } from '../../../core/index.js'
import { NINE, someHeartbeat, someone } from '../../support/heartbeats.js'
import { asFingerprint } from '../samples.js'
import { right } from '../setup.js'

const called = (name: string) => ({ project: name, branch: name, language: name })

const NOTHING = { project: null, branch: null, language: null }

/** What a log says of a user's most recent known values. */
export const lastKnownPromises = (log: () => HeartbeatLog): void => {
  describe('lastKnown', () => {
    it('answers each field from the latest heartbeat in which it is known', async () => {
      const user = someone()
      await right(log().append([
        someHeartbeat(user, { instant: later(NINE, 4), ...NOTHING }),
        someHeartbeat(user, { instant: later(NINE, 3), ...NOTHING, project: 'late' }),
        someHeartbeat(user, { instant: later(NINE, 1), project: 'early', branch: 'early', language: null }),
        someHeartbeat(user, { instant: NINE, project: 'first', branch: 'first', language: 'first' }),
      ]))
      expect(await right(log().lastKnown(user, later(NINE, 9)))).to.deep.equal({ project: 'late', branch: 'early', language: 'first' })
    })

    it('looks at heartbeats up to and at the instant, and at none after it', async () => {
      const user = someone()
      const named = (offset: number, name: string) => someHeartbeat(user, { instant: later(NINE, offset), ...called(name) })
      await right(log().append([named(0, 'a'), named(10, 'b'), named(20, 'c')]))
      expect(await right(log().lastKnown(user, later(NINE, 10)))).to.deep.equal(called('b'))
      expect(await right(log().lastKnown(user, later(NINE, 9)))).to.deep.equal(called('a'))
      expect(await right(log().lastKnown(user, instant(NINE - 1)))).to.deep.equal(NOTHING)
    })

    it('takes the greatest fingerprint of one instant, whichever came first', async () => {
      const user = someone()
      const named = (fingerprint: number) => someHeartbeat(user, { fingerprint: asFingerprint(fingerprint), project: `p${fingerprint}` })
      await right(log().append([named(10), named(9)]))
      expect(await right(log().lastKnown(user, NINE))).to.have.property('project', 'p10')
    })

    it('knows nothing of an unknown user, nor of what was removed, nor of others', async () => {
      const [user, other] = [someone(), someone()]
      const only = someHeartbeat(user)
      await right(log().append([only, someHeartbeat(other, { project: 'other' })]))
      await right(log().remove([only]))
      for (const nobody of [user, someone()]) {
        expect(await right(log().lastKnown(nobody, NINE))).to.deep.equal(NOTHING)
      }
    })

    it('knows at once what came or went since it was last asked', async () => {
      const user = someone()
      const [early, late] = [0, 5].map((offset) => someHeartbeat(user, { instant: later(NINE, offset), ...called(`at ${offset}`) }))
      await right(log().append([early!]))
      expect(await right(log().lastKnown(user, later(NINE, 9)))).to.deep.equal(called('at 0'))
      await right(log().append([late!]))
      expect(await right(log().lastKnown(user, later(NINE, 9)))).to.deep.equal(called('at 5'))
      await right(log().remove([late!]))
      expect(await right(log().lastKnown(user, later(NINE, 9)))).to.deep.equal(called('at 0'))
    })
  })
}
