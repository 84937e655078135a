import { ContainerModule } from 'inversify'
import type { Store } from '../../core/index.js'
import { openStore } from '../store/open-store.js'
import {
  ACCOUNT_DIRECTORY, ACTIVITY_LEDGER, API_KEY_RING, CATALOGUE, CONFIG, HEARTBEAT_LOG, INSTALLATION_SECRETS, LOGGER, OPENED_STORE, SIGN_IN_LINKS,
  STORE_ACCESS, STORE_PROBE, type Token,
} from '../tokens.js'
import { provide, type TokensOf } from './provide.js'

const ports: TokensOf<Store> = {
  log: HEARTBEAT_LOG,
  catalogue: CATALOGUE,
  ledger: ACTIVITY_LEDGER,
  accounts: ACCOUNT_DIRECTORY,
  apiKeys: API_KEY_RING,
  signInLinks: SIGN_IN_LINKS,
  secrets: INSTALLATION_SECRETS,
  probe: STORE_PROBE,
}

/** Every port of the one store that the configuration chose. */
export const storeModule = new ContainerModule(({ bind }) => {
  bind(STORE_ACCESS).toConstantValue('command')
  provide(bind, OPENED_STORE, openStore, { config: CONFIG, access: STORE_ACCESS, logger: LOGGER }).onDeactivation(({ close }) => close())
  for (const [name, port] of Object.entries(ports)) {
    provide(bind, port as Token<unknown>, ({ opened }) => opened.store[name as keyof Store], { opened: OPENED_STORE })
  }
})
