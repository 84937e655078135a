import { expect } from 'chai'
import type { InstallationSecrets } from '../../core/index.js'
import { someone } from '../support/heartbeats.js'
import { ODD_TEXTS } from './samples.js'
import { atOnce, expectMethods, expectUnavailable, right, type Setup } from './setup.js'

/** What every `InstallationSecrets` promises, but for outliving a restart: that is for the adapter's own tests. */
export const installationSecretsContract = (name: string, { make, makeBroken }: Setup<InstallationSecrets>): void => {
  describe(`${name} keeps the InstallationSecrets contract`, () => {
    let secrets: InstallationSecrets
    before(async () => { secrets = await make() })

    it('is given a factory that makes one', () => {
      expectMethods(secrets, ['obtain'])
    })

    it('does nothing until it is run', async () => {
      const name = someone()
      secrets.obtain(name, 'never run')
      expect(await right(secrets.obtain(name, 'run'))).to.equal('run')
    })

    it('takes the candidate when there is no secret of this name, and keeps it', async () => {
      const name = someone()
      expect(await right(secrets.obtain(name, 'first'))).to.equal('first')
      expect(await right(secrets.obtain(name, 'second'))).to.equal('first')
    })

    it('keeps the secrets of different names apart', async () => {
      const name = someone()
      expect(await right(secrets.obtain(`${name}a`, 'a'))).to.equal('a')
      expect(await right(secrets.obtain(`${name}A`, 'A'))).to.equal('A')
      expect(await right(secrets.obtain(`${name}a`, 'x'))).to.equal('a')
    })

    it('gives a secret back as it was', async () => {
      for (const secret of ODD_TEXTS) {
        const name = someone()
        await right(secrets.obtain(name, secret))
        expect(await right(secrets.obtain(name, 'other'))).to.equal(secret)
      }
    })

    it('gives all the same one when several ask at once', async () => {
      const name = someone()
      const candidates = Array.from({ length: 8 }, () => someone())
      const given = new Set(await atOnce(candidates.map((candidate) => secrets.obtain(name, candidate))))
      expect(given.size).to.equal(1)
      expect(candidates).to.include([...given][0])
    })

    if (makeBroken) {
      it('answers AccountsUnavailable instead of throwing when its service is gone', async () => {
        const broken = await makeBroken()
        await expectUnavailable('AccountsUnavailable', { obtain: broken.obtain(someone(), 'x') })
      })
    }
  })
}
