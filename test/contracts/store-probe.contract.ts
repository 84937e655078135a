import { expect } from 'chai'
import type { Store } from '../../core/index.js'
import { someHeartbeat, someone } from '../support/heartbeats.js'
import { expectMethods, expectUnavailable, right, type Setup } from './setup.js'

/** What every `StoreProbe` promises of the store it belongs to. */
export const storeProbeContract = (name: string, { make, makeBroken }: Setup<Pick<Store, 'log' | 'probe'>>): void => {
  describe(`${name} keeps the StoreProbe contract`, () => {
    let log: Store['log']
    let probe: Store['probe']
    before(async () => { ({ log, probe } = await make()) })

    it('is given a factory that makes one', () => {
      expectMethods(probe, ['ready', 'facts'])
    })

    it('is ready while its store answers, however often it is asked', async () => {
      for (let times = 0; times < 20; times += 1) await right(probe.ready())
    })

    it('says what the store is, and no more than that', async () => {
      const facts = await right(probe.facts())
      expect(facts).to.have.all.keys('kind', 'version', 'tier', 'heartbeats', 'bytes')
      expect(facts.kind).to.be.oneOf(['memory', 'postgresql'])
      expect(facts.version).to.match(/^\d+(\.\d+)*/)
      expect(facts.tier).to.be.oneOf(['none', 'apache', 'community'])
      if (facts.bytes !== null) expect(facts.bytes).to.be.greaterThan(0)
    })

    it('counts the heartbeats in the store', async () => {
      const user = someone()
      const { heartbeats } = await right(probe.facts())
      const [a, b, c] = [someHeartbeat(user), someHeartbeat(user), someHeartbeat(user)]
      await right(log.append([a, b, c, b]))
      expect((await right(probe.facts())).heartbeats).to.equal(heartbeats + 3)
      await right(log.remove([a]))
      expect((await right(probe.facts())).heartbeats).to.equal(heartbeats + 2)
    })

    if (makeBroken) {
      it('answers StoreUnreachable instead of throwing when its service is gone', async () => {
        const { probe: broken } = await makeBroken()
        await expectUnavailable('StoreUnreachable', { ready: broken.ready(), facts: broken.facts() })
      })
    }
  })
}
