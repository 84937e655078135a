import { readFile, stat } from 'node:fs/promises'
import { resolve } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Binaries, installedBinaries, readyBinaries } from './binaries.js'
import { ensureCluster } from './cluster.js'
import { asFailure, codeOf, EmbeddedFailure } from './failure.js'
import { letRunnerIn, openFolder, openSocketFolder } from './folder.js'
import { claim, type EmbeddedConnection, type Guard } from './guard.js'
import { type Layout, layoutOf } from './layout.js'
import { findPostmaster, startPostmaster, stopPostmaster } from './postmaster.js'
import { findRunner, type Runner } from './runner.js'
import { DATABASE, PORT, SUPERUSER } from './settings.js'

export interface EmbeddedOptions {
  /** Made when it is not there. One folder belongs to one server. */
  readonly dataDir: string
  /** True for the server, which wants the folder for itself; false for a command that may work beside it. */
  readonly exclusive: boolean
  /** Called at most once, with one line, when the running database is lost for good. Its clients' calls fail from then on. */
  readonly onLost?: (message: string) => void
}

export interface EmbeddedPostgres {
  /** For pg-promise; over a socket that only this user and root can reach. Holds the password: never log it. */
  readonly connection: EmbeddedConnection
  /** True when a running database was found, such as a killed server's; false when this call started it. */
  readonly adopted: boolean
  /** Ends the database unless another process uses the folder, and waits for it. End pools of `connection` before. */
  readonly stop: () => Promise<void>
}

interface Place { readonly layout: Layout; readonly binaries: Binaries; readonly runner: Runner }

const preparePlace = async (dataDir: string): Promise<Place> => {
  const layout = layoutOf(await openFolder(resolve(dataDir)))
  const runner = await findRunner(layout)
  await letRunnerIn(layout, runner)
  const binaries = await readyBinaries(layout, runner, await installedBinaries())
  await ensureCluster(layout, binaries, runner)
  await openSocketFolder(layout, runner)
  return { layout, binaries, runner }
}

interface Held { readonly guard: Guard; readonly connection: EmbeddedConnection; readonly adopted: boolean }

const GIVE_UP_AFTER_MS = 90_000

/** Finds or starts the database, again and again while others start or stop it at the same time, until the claim is settled. */
const hold = async ({ layout, binaries, runner }: Place, exclusive: boolean, onLost: () => void): Promise<Held> => {
  const password = await readFile(layout.password, 'utf8')
  let adopted = true
  for (const deadline = Date.now() + GIVE_UP_AFTER_MS; Date.now() < deadline; await sleep(20)) {
    if (await findPostmaster(layout) === null) {
      await startPostmaster(layout, binaries, runner)
      adopted = false
    }
    const host = (await findPostmaster(layout))?.sockets ?? layout.sockets
    const connection = { host, port: PORT, database: DATABASE, user: SUPERUSER, password }
    const answer = await claim(connection, exclusive, onLost)
    if (answer._tag === 'Granted') return { guard: answer.guard, connection, adopted }
    if (answer._tag === 'Owned') {
      throw new EmbeddedFailure('DataFolderTaken', `another server runs on ${layout.folder} (process ${answer.pid}): stop it, or name another folder with CODETIME_DATA`, { pid: answer.pid })
    }
  }
  throw new EmbeddedFailure('PostgresFailed', `PostgreSQL on ${layout.folder} neither starts nor ends: see ${layout.log}`)
}

const open = async ({ dataDir, exclusive, onLost }: EmbeddedOptions): Promise<EmbeddedPostgres> => {
  const place = await preparePlace(dataDir)
  let stopping = false
  let lost = false
  const report = (message: string): void => {
    if (!stopping && !lost) onLost?.(message)
    lost = true
  }
  /** The database ends all sessions when one of its processes crashes, and is back in a moment: then the claim is renewed. */
  const renew = async (): Promise<void> => {
    try {
      if (stopping) return
      await sleep(50)
      if (await findPostmaster(place.layout) === null) return report(`the database process of ${place.layout.folder} has ended: see ${place.layout.log}`)
      held = await hold(place, exclusive, onSessionEnd)
    } catch (error) {
      report(asFailure(error).message)
    }
  }
  const onSessionEnd = (): void => void renew()
  let held = await hold(place, exclusive, onSessionEnd)
  const stop = async (): Promise<void> => {
    if (stopping) return
    stopping = true
    const last = await held.guard.isLast().catch(() => false)
    if (last) await stopPostmaster(place.layout)
    held.guard.release()
  }
  return { connection: held.connection, adopted: held.adopted, stop }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(() => true, (error: unknown) => {
    if (['ENOENT', 'ENOTDIR'].includes(codeOf(error) ?? '')) return false
    throw error
  })

/** Whether the folder holds a database, running or not. Makes nothing. */
export const holdsDatabase = (dataDir: string): TE.TaskEither<EmbeddedFailure, boolean> =>
  TE.tryCatch(() => isThere(layoutOf(resolve(dataDir)).home), asFailure)

/**
 * Opens a data folder with a PostgreSQL server of its own: makes the cluster the first time, adopts a database that a killed
 * server left running, and starts one otherwise.
 */
export const openEmbeddedPostgres = (options: EmbeddedOptions): TE.TaskEither<EmbeddedFailure, EmbeddedPostgres> =>
  TE.tryCatch(() => open(options), asFailure)
