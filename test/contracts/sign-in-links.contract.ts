import { expect } from 'chai'
import { later, MINUTE, type SignInLink, type SignInLinks } from '../../core/index.js'
import { NINE, someone } from '../support/heartbeats.js'
import { atOnce, expectMethods, expectUnavailable, right, type Setup } from './setup.js'

const someLink = (): SignInLink => ({
  digest: (someone() + someone()).replaceAll('-', ''), user: someone(), expiresAt: later(NINE, MINUTE),
})

/** What every `SignInLinks` promises. It never asks whether the user has an account. */
export const signInLinksContract = (name: string, { make, makeBroken }: Setup<SignInLinks>): void => {
  describe(`${name} keeps the SignInLinks contract`, () => {
    let links: SignInLinks
    before(async () => { links = await make() })

    it('is given a factory that makes one', () => {
      expectMethods(links, ['issue', 'redeem'])
    })

    it('does nothing until it is run', async () => {
      const link = someLink()
      const asked = links.issue(link)
      expect(await right(links.redeem(link.digest, NINE))).to.equal(null)
      await right(asked)
      links.redeem(link.digest, NINE)
      expect(await right(links.redeem(link.digest, NINE))).to.equal(link.user)
    })

    it('answers the user the first time, and null ever after', async () => {
      const link = someLink()
      await right(links.issue(link))
      expect(await right(links.redeem(link.digest, NINE))).to.equal(link.user)
      expect(await right(links.redeem(link.digest, NINE))).to.equal(null)
    })

    it('takes a link until the microsecond before it expires', async () => {
      const link = someLink()
      await right(links.issue(link))
      expect(await right(links.redeem(link.digest, later(link.expiresAt, -1)))).to.equal(link.user)
    })

    it('takes a link no more when it expires', async () => {
      const link = someLink()
      await right(links.issue(link))
      expect(await right(links.redeem(link.digest, link.expiresAt))).to.equal(null)
    })

    it('answers null for a digest it does not know', async () => {
      await right(links.issue(someLink()))
      for (const digest of [someLink().digest, '', '%']) expect(await right(links.redeem(digest, NINE))).to.equal(null)
    })

    it('keeps the links of one user, and of several, apart', async () => {
      const [first, other] = [someLink(), someLink()]
      const second = { ...someLink(), user: first.user }
      for (const link of [first, second, other]) await right(links.issue(link))
      expect(await right(links.redeem(other.digest, NINE))).to.equal(other.user)
      expect(await right(links.redeem(second.digest, NINE))).to.equal(first.user)
      expect(await right(links.redeem(first.digest, NINE))).to.equal(first.user)
    })

    it('lets one of several win that redeem at once', async () => {
      const link = someLink()
      await right(links.issue(link))
      const answers = await atOnce(Array.from({ length: 8 }, () => links.redeem(link.digest, NINE)))
      expect(answers.filter((user) => user !== null)).to.deep.equal([link.user])
    })

    if (makeBroken) {
      it('answers AccountsUnavailable instead of throwing when its service is gone', async () => {
        const broken = await makeBroken()
        const link = someLink()
        await expectUnavailable('AccountsUnavailable', { issue: broken.issue(link), redeem: broken.redeem(link.digest, NINE) })
      })
    }
  })
}
