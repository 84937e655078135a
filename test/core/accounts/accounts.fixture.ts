import { makeMemoryStore } from '../../../adapters/memory/index.js'
import { newToken, newUuid, sha256 } from '../../../adapters/system/index.js'
import {
  type Account, type Instant, later, makeAuthenticateKey, makeChangePreferences, makeFindAccount, makeIssueApiKey, makeIssueSignInLink,
  makeListAccounts, makeListApiKeys, makeOpenAccount, makeRedeemSignInLink, makeRevokeApiKey, type Microseconds, type Preferences, type Store,
} from '../../../core/index.js'
import { right } from '../../contracts/setup.js'
import { NINE } from '../../support/heartbeats.js'

/** Every use-case of accounts on a store of its own, and a clock that stands still until it is moved. */
export const someAccounts = (store: Store = makeMemoryStore()) => {
  let now: Instant = NINE
  const dependencies = { ...store, newUuid, newToken, sha256, clock: () => now }
  const openAccount = makeOpenAccount(dependencies)
  return {
    store,
    wait: (time: Microseconds): void => { now = later(now, time) },
    open: (username: string, preferences: Partial<Preferences> = {}): Promise<Account> => right(openAccount({ username, preferences })),
    openAccount,
    findAccount: makeFindAccount(dependencies),
    listAccounts: makeListAccounts(dependencies),
    changePreferences: makeChangePreferences(dependencies),
    issueApiKey: makeIssueApiKey(dependencies),
    listApiKeys: makeListApiKeys(dependencies),
    revokeApiKey: makeRevokeApiKey(dependencies),
    authenticateKey: makeAuthenticateKey(dependencies),
    issueSignInLink: makeIssueSignInLink(dependencies),
    redeemSignInLink: makeRedeemSignInLink(dependencies),
  }
}
