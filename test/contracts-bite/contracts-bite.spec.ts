import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { makeMemoryStore } from '../../adapters/memory/index.js'
import type { Store } from '../../core/index.js'
import { storeContract } from '../contracts/index.js'
import { BROKEN_STORES } from './broken-stores.js'
import { failuresOf } from './failures-of.js'

const FAILURES: Readonly<Record<keyof Store, string>> = {
  log: 'LogUnavailable', catalogue: 'LogUnavailable', ledger: 'LedgerUnavailable', accounts: 'AccountsUnavailable',
  apiKeys: 'AccountsUnavailable', signInLinks: 'AccountsUnavailable', secrets: 'AccountsUnavailable', probe: 'StoreUnreachable',
}

/** A store of which every method does the same. */
const storeWhere = (method: (port: keyof Store) => unknown): Store => {
  const portOf = (port: keyof Store) => new Proxy({}, { get: (_, name) => (name === 'then' ? undefined : () => method(port)) })
  return Object.fromEntries(Object.keys(FAILURES).map((port) => [port, portOf(port as keyof Store)])) as unknown as Store
}

const failuresWhenGone = (gone: Store) => failuresOf(() => {
  storeContract('gone', { make: async () => makeMemoryStore(), makeBroken: async () => gone })
})

describe('the contracts', () => {
  it('are kept by a store that is right', async () => {
    expect(await failuresOf(() => storeContract('right', { make: async () => makeMemoryStore() }))).to.deep.equal([])
  })

  for (const { what, contract, store, caughtBy } of BROKEN_STORES) {
    it(`catch ${what}`, async () => {
      expect(await failuresOf(() => contract(store()))).to.include(caughtBy)
    })
  }

  it('are kept by a store that says that its service is gone', async () => {
    const gone = storeWhere((port) => TE.left({ _tag: FAILURES[port], cause: new Error('gone') }))
    expect(await failuresWhenGone(gone)).to.deep.equal([])
  })

  it('catch a store that throws when its service is gone', async () => {
    const rejecting = await failuresWhenGone(storeWhere(() => () => Promise.reject(new Error('gone'))))
    expect(rejecting).to.have.length(Object.keys(FAILURES).length)
  })

  it('catch a store that names its failure wrongly, or not at all', async () => {
    const wrong = await failuresWhenGone(storeWhere(() => TE.left({ _tag: 'Error', cause: 'gone' })))
    expect(wrong).to.have.length(Object.keys(FAILURES).length)
    const uncaused = await failuresWhenGone(storeWhere((port) => TE.left({ _tag: FAILURES[port] })))
    expect(uncaused).to.have.length(Object.keys(FAILURES).length)
  })

  it('catch a store that answers though its service is gone', async () => {
    expect(await failuresWhenGone(storeWhere(() => TE.right(null)))).to.have.length(Object.keys(FAILURES).length)
  })
})
