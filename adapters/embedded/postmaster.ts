import { type ChildProcess, execFile, spawn } from 'node:child_process'
import { open, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { promisify } from 'node:util'
import type { Binaries } from './binaries.js'
import { EmbeddedFailure } from './failure.js'
import type { Layout } from './layout.js'
import type { Runner } from './runner.js'
import { childEnvironment, SETTINGS } from './settings.js'

const run = promisify(execFile)

/** A database process that serves a data folder, and where its socket is. */
export interface Postmaster { readonly pid: number; readonly sockets: string; readonly ready: boolean }

const pidFileOf = (layout: Layout): string => join(layout.data, 'postmaster.pid')

const readPidFile = async (layout: Layout): Promise<Postmaster | null> => {
  const text = await readFile(pidFileOf(layout), 'utf8').catch(() => null)
  if (text === null) return null
  const [pid, , , , sockets, , , status] = text.split('\n')
  return { pid: Number(pid), sockets: sockets || layout.sockets, ready: status?.trim() === 'ready' }
}

/** The first word of a process's command line: empty for one that has ended but was not yet waited for. */
const programOf = async (pid: number): Promise<string> => {
  if (process.platform === 'linux') {
    return basename((await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => '')).split('\0')[0] ?? '')
  }
  const { stdout } = await run('ps', ['-o', 'comm=', '-p', String(pid)]).catch(() => ({ stdout: '' }))
  return basename(stdout.trim())
}

/** The live database process of the folder, whoever started it; null when there is none. */
export const findPostmaster = async (layout: Layout): Promise<Postmaster | null> => {
  const found = await readPidFile(layout)
  if (found === null || await programOf(found.pid) === 'postgres') return found
  return null
}

/** PostgreSQL clears up after a dead process itself, but not where another program has got the dead one's number meanwhile. */
const removeMisleadingPidFile = async (layout: Layout): Promise<void> => {
  const found = await readPidFile(layout)
  if (found === null) return
  const program = await programOf(found.pid)
  if (program !== '' && program !== 'postgres') await rm(pidFileOf(layout), { force: true })
}

const LARGEST_LOG = 4 * 1_048_576

const openLog = async (layout: Layout) => {
  const size = await stat(layout.log).then((found) => found.size, () => 0)
  if (size > LARGEST_LOG) await rename(layout.log, `${layout.log}.1`)
  return { file: await open(layout.log, 'a', 0o600), from: size > LARGEST_LOG ? 0 : size }
}

const lastWords = async (layout: Layout, from: number): Promise<string> => {
  const said = (await readFile(layout.log)).subarray(from).toString().split('\n')
  const line = said.find((text) => /FATAL|PANIC/.test(text)) ?? said.findLast((text) => text !== '') ?? 'it said nothing'
  return line.replace(/^.*?(FATAL|PANIC|LOG): +/, '')
}

const STARTING_TAKES_AT_MOST_MS = 60_000

const untilReady = async (layout: Layout, child: ChildProcess): Promise<'ready' | 'ended' | 'too slow'> => {
  let ended = child.pid === undefined
  child.once('error', () => { ended = true })
  child.once('exit', () => { ended = true })
  for (const deadline = Date.now() + STARTING_TAKES_AT_MOST_MS; Date.now() < deadline;) {
    const found = await readPidFile(layout)
    if (found !== null && found.pid === child.pid && found.ready) return 'ready'
    if (ended) return 'ended'
    await sleep(10)
  }
  return 'too slow'
}

/** Starts the database in a process group of its own, so that a Ctrl-C at the terminal does not reach it before us. */
export const startPostmaster = async (layout: Layout, binaries: Binaries, runner: Runner): Promise<void> => {
  await removeMisleadingPidFile(layout)
  const settings = Object.entries({ ...SETTINGS, unix_socket_directories: layout.sockets }).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  const { file, from } = await openLog(layout)
  try {
    const child = spawn(join(binaries.folder, 'bin', 'postgres'), ['-D', layout.data, ...settings], {
      ...runner.ids, cwd: '/', env: childEnvironment(), detached: true, stdio: ['ignore', file.fd, file.fd],
    })
    child.unref()
    const outcome = await untilReady(layout, child)
    if (outcome === 'ready' || await findPostmaster(layout) !== null) return
    throw new EmbeddedFailure('PostgresFailed', `PostgreSQL did not start: ${await lastWords(layout, from)} (see ${layout.log})`)
  } finally {
    await file.close()
  }
}

const STOPPING_TAKES_AT_MOST_MS = 30_000

/** Fast shutdown: sessions end, everything is written, and the process is gone when this resolves. */
export const stopPostmaster = async (layout: Layout): Promise<void> => {
  const found = await findPostmaster(layout)
  if (found === null) return
  process.kill(found.pid, 'SIGINT')
  for (const deadline = Date.now() + STOPPING_TAKES_AT_MOST_MS; Date.now() < deadline; await sleep(5)) {
    if ((await findPostmaster(layout))?.pid !== found.pid) return
  }
  // Nothing committed is lost: the next start replays the write-ahead log.
  process.kill(found.pid, 'SIGQUIT')
}
