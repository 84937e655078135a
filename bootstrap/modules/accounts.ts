import { ContainerModule } from 'inversify'
import * as core from '../../core/index.js'
import {
  ACCOUNT_DIRECTORY as accounts, API_KEY_RING as apiKeys, AUTHENTICATE_KEY, CHANGE_PREFERENCES, CLOCK as clock, FIND_ACCOUNT, ISSUE_API_KEY,
  ISSUE_SIGN_IN_LINK, LIST_ACCOUNTS, LIST_API_KEYS, NEW_TOKEN as newToken, NEW_UUID as newUuid, OPEN_ACCOUNT, REDEEM_SIGN_IN_LINK,
  REVOKE_API_KEY, SHA256 as sha256, SIGN_IN_LINKS as signInLinks,
} from '../tokens.js'
import { provide } from './provide.js'

export const accountsModule = new ContainerModule(({ bind }) => {
  provide(bind, OPEN_ACCOUNT, core.makeOpenAccount, { accounts, newUuid, clock })
  provide(bind, FIND_ACCOUNT, core.makeFindAccount, { accounts })
  provide(bind, LIST_ACCOUNTS, core.makeListAccounts, { accounts })
  provide(bind, CHANGE_PREFERENCES, core.makeChangePreferences, { accounts })
  provide(bind, ISSUE_API_KEY, core.makeIssueApiKey, { apiKeys, newUuid, sha256, clock })
  provide(bind, LIST_API_KEYS, core.makeListApiKeys, { apiKeys })
  provide(bind, REVOKE_API_KEY, core.makeRevokeApiKey, { apiKeys, clock })
  provide(bind, AUTHENTICATE_KEY, core.makeAuthenticateKey, { accounts, apiKeys, sha256 })
  provide(bind, ISSUE_SIGN_IN_LINK, core.makeIssueSignInLink, { signInLinks, newToken, sha256, clock })
  provide(bind, REDEEM_SIGN_IN_LINK, core.makeRedeemSignInLink, { accounts, signInLinks, sha256, clock })
})
