import { expect } from 'chai'
import { later, MINUTE } from '../../../core/index.js'
import { left, right } from '../../contracts/setup.js'
import { sha256 } from '../../../adapters/system/index.js'
import { makeMemoryStore } from '../../../adapters/memory/index.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { NINE, someone } from '../../support/heartbeats.js'
import { someAccounts } from './accounts.fixture.js'

/** What the clients check before they send a key. */
const CLIENTS_TAKE = /^waka_[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$/

describe('an API key', () => {
  it('is issued in the form that clients take, and kept as the digest of the bare UUID only', async () => {
    const { open, issueApiKey, listApiKeys } = someAccounts()
    const { id: user } = await open('ann')
    const { key, secret } = await right(issueApiKey(user, 'laptop'))
    expect(secret).to.match(CLIENTS_TAKE)
    const bare = secret.slice('waka_'.length)
    expect(key).to.deep.equal({ id: key.id, user, digest: sha256(bare), name: 'laptop', createdAt: NINE, revokedAt: null })
    expect(JSON.stringify(key)).to.not.include(bare)
    expect(await right(listApiKeys(user))).to.deep.equal([key])
  })

  it('is another one each time it is issued', async () => {
    const { open, issueApiKey } = someAccounts()
    const { id: user } = await open('ann')
    const issued = [await right(issueApiKey(user, 'x')), await right(issueApiKey(user, 'x'))]
    expect(new Set(issued.flatMap(({ key, secret }) => [key.id, secret, key.digest])).size).to.equal(6)
  })

  it('signs in with and without its prefix, in any case', async () => {
    const { open, issueApiKey, authenticateKey } = someAccounts()
    const ann = await open('ann')
    await open('bob')
    const { secret } = await right(issueApiKey(ann.id, 'laptop'))
    for (const form of [secret, secret.slice(5), secret.toUpperCase(), secret.slice(5).toUpperCase(), `WAKA_${secret.slice(5)}`]) {
      expect(await right(authenticateKey(form)), form).to.deep.equal(ann)
    }
  })

  it('signs nobody in when it is malformed or unknown', async () => {
    const { open, issueApiKey, authenticateKey } = someAccounts()
    const { id: user } = await open('ann')
    const { secret, key } = await right(issueApiKey(user, 'laptop'))
    const malformed = [
      '', ' ', 'waka_', secret.slice(0, -1), `${secret}0`, ` ${secret}`, `${secret}\n`, `waka_${secret}`, secret.replace('_', '-'), key.id, key.digest,
      'waka_11111111-2222-4333-8444-555555555555', secret.replace(/-4/, '-1'), 'x'.repeat(1_000_000),
    ]
    for (const form of malformed) expect(await right(authenticateKey(form)), form.slice(0, 50)).to.equal(null)
  })

  it('never asks the store about a key that is malformed', async () => {
    const store = makeMemoryStore()
    const cause = new Error('asked')
    const refusing = { ...store, apiKeys: { ...store.apiKeys, valid: () => TE.left({ _tag: 'AccountsUnavailable', cause } as const) } }
    const { authenticateKey } = someAccounts(refusing)
    expect(await right(authenticateKey('waka_11111111-2222-1333-8444-555555555555'))).to.equal(null)
    expect(await left(authenticateKey('waka_11111111-2222-4333-8444-555555555555'))).to.deep.equal({ _tag: 'AccountsUnavailable', cause })
  })

  it('signs nobody in once it is revoked, and its neighbours still do', async () => {
    const { open, issueApiKey, authenticateKey, revokeApiKey, listApiKeys, wait } = someAccounts()
    const ann = await open('ann')
    const [lost, kept] = [await right(issueApiKey(ann.id, 'lost')), await right(issueApiKey(ann.id, 'kept'))]
    wait(MINUTE)
    expect(await right(revokeApiKey(ann.id, lost.key.id))).to.equal(true)
    expect(await right(revokeApiKey(ann.id, lost.key.id))).to.equal(false)
    expect(await right(authenticateKey(lost.secret))).to.equal(null)
    expect(await right(authenticateKey(kept.secret))).to.deep.equal(ann)
    expect(await right(listApiKeys(ann.id))).to.deep.equal([{ ...lost.key, revokedAt: later(NINE, MINUTE) }, kept.key])
  })

  it('is not revoked by another user', async () => {
    const { open, issueApiKey, authenticateKey, revokeApiKey } = someAccounts()
    const [ann, bob] = [await open('ann'), await open('bob')]
    const { key, secret } = await right(issueApiKey(ann.id, 'laptop'))
    expect(await right(revokeApiKey(bob.id, key.id))).to.equal(false)
    expect(await right(authenticateKey(secret))).to.deep.equal(ann)
  })

  it('signs nobody in when its account is not here', async () => {
    const { issueApiKey, authenticateKey } = someAccounts()
    const { secret } = await right(issueApiKey(someone(), 'orphan'))
    expect(await right(authenticateKey(secret))).to.equal(null)
  })
})
