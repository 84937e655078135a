import { expect } from 'chai'
import { MINUTE } from '../../../core/index.js'
import { atOnce, right } from '../../contracts/setup.js'
import { someone } from '../../support/heartbeats.js'
import { someAccounts } from './accounts.fixture.js'

describe('a sign-in link', () => {
  it('signs its user in, once', async () => {
    const { open, issueSignInLink, redeemSignInLink } = someAccounts()
    const [ann] = [await open('ann'), await open('bob')]
    const { token } = await right(issueSignInLink(ann.id))
    expect(await right(redeemSignInLink(token))).to.deep.equal(ann)
    expect(await right(redeemSignInLink(token))).to.equal(null)
  })

  it('signs in once when it is followed several times at once', async () => {
    const { open, issueSignInLink, redeemSignInLink } = someAccounts()
    const ann = await open('ann')
    const { token } = await right(issueSignInLink(ann.id))
    const answers = await atOnce(Array.from({ length: 5 }, () => redeemSignInLink(token)))
    expect(answers.filter((account) => account !== null)).to.deep.equal([ann])
  })

  it('works for a quarter of an hour, and then no more', async () => {
    const { open, wait, issueSignInLink, redeemSignInLink } = someAccounts()
    const ann = await open('ann')
    const [early, late] = [await right(issueSignInLink(ann.id)), await right(issueSignInLink(ann.id))]
    wait(15 * MINUTE - 1)
    expect(await right(redeemSignInLink(early.token))).to.deep.equal(ann)
    wait(1)
    expect(await right(redeemSignInLink(late.token))).to.equal(null)
  })

  it('has a token that is safe in a URL, is not kept, and is another one each time', async () => {
    const { store, issueSignInLink } = someAccounts()
    const kept: unknown[] = []
    const spying = { ...store, signInLinks: { ...store.signInLinks, issue: (link: Parameters<typeof store.signInLinks.issue>[0]) => {
      kept.push(link)
      return store.signInLinks.issue(link)
    } } }
    const user = someone()
    const tokens = await atOnce([someAccounts(spying).issueSignInLink(user), issueSignInLink(user)])
    for (const { token } of tokens) expect(token).to.match(/^[\w-]{43}$/)
    expect(tokens[0]).to.not.deep.equal(tokens[1])
    expect(kept).to.have.length(1)
    expect(JSON.stringify(kept)).to.not.include(tokens[0]!.token)
  })

  it('signs nobody in with a token that was never issued, or for somebody who is not here', async () => {
    const { issueSignInLink, redeemSignInLink } = someAccounts()
    for (const token of ['', 'x', 'y'.repeat(1_000_000)]) expect(await right(redeemSignInLink(token))).to.equal(null)
    const { token } = await right(issueSignInLink(someone()))
    expect(await right(redeemSignInLink(token))).to.equal(null)
  })
})
