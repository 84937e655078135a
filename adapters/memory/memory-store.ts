import type { Store } from '../../core/index.js'
import { makeMemoryAccountDirectory } from './account-directory.js'
import { makeMemoryActivityLedger } from './activity-ledger.js'
import { makeMemoryApiKeyRing } from './api-key-ring.js'
import { makeMemoryCatalogue } from './catalogue.js'
import { makeDayBook } from './day-book.js'
import { makeMemoryHeartbeatLog } from './heartbeat-log.js'
import { makeMemoryInstallationSecrets } from './installation-secrets.js'
import { makeMemorySignInLinks } from './sign-in-links.js'
import { makeMemoryStoreProbe } from './store-probe.js'
import { makeTimelines } from './timeline.js'

/** Everything in this process and nothing on disk: for embedding, for tests, and for a server that may forget. */
export const makeMemoryStore = (): Store => {
  const timelines = makeTimelines()
  const book = makeDayBook()
  return {
    log: makeMemoryHeartbeatLog(timelines, book),
    catalogue: makeMemoryCatalogue(timelines),
    ledger: makeMemoryActivityLedger(book),
    accounts: makeMemoryAccountDirectory(),
    apiKeys: makeMemoryApiKeyRing(),
    signInLinks: makeMemorySignInLinks(),
    secrets: makeMemoryInstallationSecrets(),
    probe: makeMemoryStoreProbe(timelines),
  }
}
