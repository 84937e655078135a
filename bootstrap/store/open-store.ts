import type { Logger } from 'pino'
import type { TimescaleOptions } from '../../adapters/timescale/index.js'
import type { Config } from '../config/index.js'
import { deferred } from '../deferred.js'
import { NothingThere, orRefuse } from '../refusal.js'
import type { OpenedStore, StoreAccess } from './opened-store.js'

export interface OpenStoreDependencies {
  readonly config: Config
  readonly access: StoreAccess
  readonly logger: Logger
}

const never = new Promise<never>(() => undefined)

const openMemory = async (): Promise<OpenedStore> => {
  const { makeMemoryStore } = await import('../../adapters/memory/index.js')
  return { store: makeMemoryStore(), notices: [], lost: never, close: async () => undefined }
}

const NOTHING_YET = 'nothing yet: the first start of the server makes it'

const openPostgres = async (connection: TimescaleOptions['connection'], { access, logger }: OpenStoreDependencies): Promise<OpenedStore> => {
  const { makeTimescaleStore } = await import('../../adapters/timescale/index.js')
  const onError: TimescaleOptions['onError'] = ({ message, code }) => logger.warn({ code }, `the database ended a session: ${message}`)
  const { store, migrate, isPrepared, close } = makeTimescaleStore({ connection, onError })
  try {
    if (access !== 'look') await orRefuse(migrate())
    else if (!await orRefuse(isPrepared())) throw new NothingThere(NOTHING_YET)
  } catch (refusal) {
    await close()
    throw refusal
  }
  return { store, notices: [], lost: never, close }
}

const ADOPTED = 'A killed server had left its database running: it is taken over, and nothing is lost.'

const openEmbedded = async (folder: string, dependencies: OpenStoreDependencies): Promise<OpenedStore> => {
  const { access } = dependencies
  const { holdsDatabase, openEmbeddedPostgres } = await import('../../adapters/embedded/index.js')
  if (access === 'look' && !await orRefuse(holdsDatabase(folder))) throw new NothingThere(NOTHING_YET)
  const lost = deferred<string>()
  const exclusive = access === 'server'
  const { connection, adopted, stop } = await orRefuse(openEmbeddedPostgres({ dataDir: folder, exclusive, onLost: lost.resolve }))
  try {
    const opened = await openPostgres(connection, dependencies)
    return {
      store: opened.store,
      notices: exclusive && adopted ? [ADOPTED] : [],
      lost: lost.promise,
      close: async () => {
        await opened.close()
        await stop()
      },
    }
  } catch (refusal) {
    await stop()
    throw refusal
  }
}

/** Opens the store that the configuration chose. Only that one's adapter is loaded. */
export const openStore = async (dependencies: OpenStoreDependencies): Promise<OpenedStore> => {
  const choice = dependencies.config.store
  if (choice._tag === 'Memory') return openMemory()
  return choice._tag === 'Postgres' ? openPostgres(choice.url, dependencies) : openEmbedded(choice.folder, dependencies)
}
