import { expect } from 'chai'
import { later, type Store } from '../../core/index.js'
import { NINE, nowhere, someHeartbeat, someone } from '../support/heartbeats.js'
import { expectMethods, expectUnavailable, right, type Setup } from './setup.js'

/** What every `Catalogue` promises of the heartbeats in the log beside it. */
export const catalogueContract = (name: string, { make, makeBroken }: Setup<Pick<Store, 'log' | 'catalogue'>>): void => {
  describe(`${name} keeps the Catalogue contract`, () => {
    let log: Store['log']
    let catalogue: Store['catalogue']
    before(async () => { ({ log, catalogue } = await make()) })

    it('is given a factory that makes one', () => {
      expectMethods(catalogue, ['projects', 'machines', 'userAgents'])
    })

    it('tells of each name when it was first and last seen, and how often', async () => {
      const user = someone()
      const at = (offset: number, project: string) => someHeartbeat(user, { instant: later(NINE, offset), project })
      await right(log.append([at(5, 'a'), at(9, 'b')]))
      await right(log.append([at(2, 'a'), at(7, 'a')]))
      expect(await right(catalogue.projects(user))).to.deep.equal([
        { name: 'b', first: later(NINE, 9), last: later(NINE, 9), heartbeats: 1 },
        { name: 'a', first: later(NINE, 2), last: later(NINE, 7), heartbeats: 3 },
      ])
    })

    it('keeps projects, machines and user agents apart', async () => {
      const user = someone()
      await right(log.append([someHeartbeat(user, { project: 'p', origin: { ...nowhere, machine: 'm', userAgent: 'u' } })]))
      const seen = { first: NINE, last: NINE, heartbeats: 1 }
      expect(await right(catalogue.projects(user))).to.deep.equal([{ name: 'p', ...seen }])
      expect(await right(catalogue.machines(user))).to.deep.equal([{ name: 'm', ...seen }])
      expect(await right(catalogue.userAgents(user))).to.deep.equal([{ name: 'u', ...seen }])
    })

    it('orders by the last sight, latest first, then by name as code points compare', async () => {
      const user = someone()
      const names = ['ä', 'b', 'B', 'a', 'a-b', 'aa']
      await right(log.append([
        ...names.map((project) => someHeartbeat(user, { project })),
        someHeartbeat(user, { project: 'z', instant: later(NINE, 1) }),
      ]))
      expect((await right(catalogue.projects(user))).map(({ name }) => name)).to.deep.equal(['z', 'B', 'a', 'a-b', 'aa', 'b', 'ä'])
    })

    it('gives names as they were sent', async () => {
      const user = someone()
      const names = ['', 'app', 'App', ' app', '日本語 👩‍💻', 'x'.repeat(5_000)]
      await right(log.append(names.map((machine) => someHeartbeat(user, { origin: { ...nowhere, machine } }))))
      expect((await right(catalogue.machines(user))).map(({ name }) => name)).to.have.members(names)
    })

    it('leaves out heartbeats in which the name is unknown', async () => {
      const user = someone()
      await right(log.append([someHeartbeat(user, { project: null, origin: nowhere })]))
      for (const names of [catalogue.projects, catalogue.machines, catalogue.userAgents]) {
        expect(await right(names(user))).to.deep.equal([])
      }
    })

    it('counts a heartbeat that was sent twice once, and one that was removed not at all', async () => {
      const user = someone()
      const [first, last, gone] = [0, 5, 9].map((offset) => someHeartbeat(user, { instant: later(NINE, offset) }))
      await right(log.append([first!, last!, gone!, last!]))
      await right(log.append([first!]))
      await right(log.remove([gone!]))
      expect(await right(catalogue.projects(user))).to.deep.equal([{ name: 'A', first: NINE, last: later(NINE, 5), heartbeats: 2 }])
      await right(log.remove([first!, last!]))
      expect(await right(catalogue.projects(user))).to.deep.equal([])
    })

    it('knows nothing of an unknown user, and nothing of others', async () => {
      const [user, other] = [someone(), someone()]
      await right(log.append([someHeartbeat(user, { project: 'own' }), someHeartbeat(other, { project: 'other' })]))
      expect(await right(catalogue.projects(user))).to.have.length(1)
      for (const names of [catalogue.projects, catalogue.machines, catalogue.userAgents]) {
        expect(await right(names(someone()))).to.deep.equal([])
      }
    })

    if (makeBroken) {
      it('answers LogUnavailable instead of throwing when its service is gone', async () => {
        const { catalogue: broken } = await makeBroken()
        const user = someone()
        await expectUnavailable('LogUnavailable', {
          projects: broken.projects(user), machines: broken.machines(user), userAgents: broken.userAgents(user),
        })
      })
    }
  })
}
