import type { AccountDirectory } from './accounts/account-directory.port.js'
import type { ApiKeyRing } from './accounts/api-key-ring.port.js'
import type { InstallationSecrets } from './accounts/installation-secrets.port.js'
import type { SignInLinks } from './accounts/sign-in-links.port.js'
import type { ActivityLedger } from './coding-time/activity-ledger.port.js'
import type { Catalogue } from './heartbeats/catalogue.port.js'
import type { HeartbeatLog } from './heartbeats/heartbeat-log.port.js'
import type { StoreProbe } from './operations/store-probe.port.js'

/** Every driven port that keeps something. One technology implements them all, so that they agree with each other. */
export interface Store {
  readonly log: HeartbeatLog
  readonly catalogue: Catalogue
  readonly ledger: ActivityLedger
  readonly accounts: AccountDirectory
  readonly apiKeys: ApiKeyRing
  readonly signInLinks: SignInLinks
  readonly secrets: InstallationSecrets
  readonly probe: StoreProbe
}
