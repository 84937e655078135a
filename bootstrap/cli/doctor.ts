import { existsSync } from 'node:fs'
import { statfs } from 'node:fs/promises'
import { dirname } from 'node:path'
import type { StoreFacts } from '../../core/index.js'
import type { Config } from '../config/index.js'
import { closeContainer, makeContainer, override } from '../container.js'
import { NothingThere, orRefuse } from '../refusal.js'
import { originOf } from '../server/origin.js'
import { LIST_ACCOUNTS, OPENED_STORE, STORE_ACCESS, STORE_PROBE } from '../tokens.js'
import { productVersion } from '../version.js'
import { complain } from './complain.js'
import { ownConfig } from './product.js'
import { countOf, sizeOf } from './table.js'

type Finding = readonly [about: string, found: string]

const TIERS: Readonly<Record<StoreFacts['tier'], string>> = {
  none: 'not there: plain PostgreSQL', apache: 'Apache edition', community: 'community licence, all of it',
}

const ASK_FOR = 1_000

/** Who answers on the port that a server would take. */
const portFound = async (origin: string): Promise<string> => {
  try {
    const answer = await fetch(`${origin}/health/ready`, { signal: AbortSignal.timeout(ASK_FOR) })
    return answer.ok ? 'a server answers here and is ready' : `something answers here with status ${answer.status}`
  } catch (error) {
    const refused = ((error as Error).cause as NodeJS.ErrnoException | undefined)?.code === 'ECONNREFUSED'
    return refused ? 'free: no server runs here' : 'taken by something that does not speak HTTP'
  }
}

const placeOf = ({ store }: Config): string => {
  if (store._tag === 'Memory') return 'in memory, until the server stops'
  return store._tag === 'Embedded' ? `embedded, in ${store.folder}` : 'named by DATABASE_URL'
}

/** Free space where the folder is, or where it would be made. */
const diskFree = async (folder: string): Promise<string> => {
  const there = existsSync(folder) ? folder : dirname(folder)
  if (there !== folder && there !== dirname(there)) return diskFree(there)
  const { bavail, bsize } = await statfs(there)
  return `${sizeOf(bavail * bsize)} free`
}

const aboutMachine = async (config: Config): Promise<ReadonlyArray<Finding>> => {
  const origin = originOf(config.host, config.port)
  return [
    ['version', `${productVersion()}, Node ${process.versions.node}, ${process.platform} ${process.arch}`],
    ['zone', `${Intl.DateTimeFormat().resolvedOptions().timeZone} (this machine's)`],
    ['address', config.port === 0 ? 'any free port' : `${origin}: ${await portFound(origin)}`],
    ...(config.unused.length === 0 ? [] : [['not used', config.unused.join(', ')] as const]),
    ['store', placeOf(config)],
    ...(config.store._tag === 'Embedded' ? [['disk', await diskFree(config.store.folder)] as const] : []),
  ]
}

const aboutStore = async (config: Config): Promise<ReadonlyArray<Finding>> => {
  const container = makeContainer(config, [override(STORE_ACCESS, 'look')])
  try {
    const { notices } = await container.getAsync(OPENED_STORE)
    const facts = await orRefuse((await container.getAsync(STORE_PROBE)).facts())
    const users = await orRefuse((await container.getAsync(LIST_ACCOUNTS))())
    return [
      ...notices.map((notice) => ['note', notice] as const),
      ['engine', facts.kind === 'memory' ? 'memory' : `PostgreSQL ${facts.version}`],
      ['TimescaleDB', TIERS[facts.tier]],
      ['holds', `${countOf(facts.heartbeats, 'heartbeat')} of ${countOf(users.length, 'user')}${facts.bytes === null ? '' : `, ${sizeOf(facts.bytes)}`}`],
    ]
  } catch (error) {
    if (error instanceof NothingThere) return [['holds', error.message]]
    throw error
  } finally {
    await closeContainer(container).catch(() => undefined)
  }
}

const say = (findings: ReadonlyArray<Finding>): void => {
  for (const [about, found] of findings) console.log(`${about.padEnd(12)} ${found}`)
}

/** Says what was found, and makes nothing: not even a store where there is none. What cannot be found out is said too, and makes the exit code 1. */
export const doctor = async (): Promise<void> => {
  const config = ownConfig()
  say(await aboutMachine(config))
  try {
    say(await aboutStore(config))
  } catch (error) {
    complain(error)
  }
}
