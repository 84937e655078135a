import type { Store } from '../../core/index.js'
import { accountDirectoryContract } from './account-directory.contract.js'
import { activityLedgerContract } from './activity-ledger.contract.js'
import { apiKeyRingContract } from './api-key-ring.contract.js'
import { catalogueContract } from './catalogue.contract.js'
import { heartbeatLogContract } from './heartbeat-log.contract.js'
import { installationSecretsContract } from './installation-secrets.contract.js'
import type { Setup } from './setup.js'
import { signInLinksContract } from './sign-in-links.contract.js'
import { storeProbeContract } from './store-probe.contract.js'

/** Every contract, for a technology that implements them all. */
export const storeContract = (name: string, { make, makeBroken }: Setup<Store>): void => {
  const setupOf = <Port extends keyof Store>(port: Port): Setup<Store[Port]> => ({
    make: async () => (await make())[port],
    makeBroken: makeBroken && (async () => (await makeBroken())[port]),
  })
  heartbeatLogContract(name, setupOf('log'))
  catalogueContract(name, { make, makeBroken })
  activityLedgerContract(name, { make, makeBroken })
  accountDirectoryContract(name, setupOf('accounts'))
  apiKeyRingContract(name, setupOf('apiKeys'))
  signInLinksContract(name, setupOf('signInLinks'))
  installationSecretsContract(name, setupOf('secrets'))
  storeProbeContract(name, { make, makeBroken })
}
