import type { Stats } from 'node:fs'
import { access, chmod, chown, constants, lstat, mkdir, realpath, stat } from 'node:fs/promises'
import { dirname } from 'node:path'
import { codeOf, EmbeddedFailure, inWords } from './failure.js'
import type { Layout } from './layout.js'
import type { Runner } from './runner.js'

const makeFolder = async (path: string, mode: number): Promise<void> => {
  try {
    await mkdir(path, { mode })
  } catch (error) {
    if (codeOf(error) !== 'EEXIST' || !(await stat(path)).isDirectory()) throw error
  }
}

/** With those above it. Node 20's recursive `mkdir` never returns where a file system holds no new folders, as below /proc. */
const makeFolders = async (path: string, mode: number): Promise<void> => {
  try {
    await makeFolder(path, mode)
  } catch (error) {
    const above = dirname(path)
    if (codeOf(error) !== 'ENOENT' || above === path) throw error
    await makeFolders(above, mode)
    await makeFolder(path, mode)
  }
}

/** The path, made when it is not there, free of symbolic links. */
export const openFolder = async (path: string): Promise<string> => {
  try {
    await makeFolders(path, process.getuid?.() === 0 ? 0o711 : 0o700)
    await access(path, constants.W_OK | constants.X_OK)
    return await realpath(path)
  } catch (error) {
    throw new EmbeddedFailure('DataFolderUnusable',
      `cannot write to the data folder ${path}: ${inWords(error)}; make it writable, or name another one with CODETIME_DATA`, { cause: error })
  }
}

const mayEnter = (folder: Stats, { uid, gid }: { uid: number; gid: number }): boolean =>
  (folder.mode & (folder.uid === uid ? 0o100 : folder.gid === gid ? 0o010 : 0o001)) !== 0

/** The first folder on the way down to `path`, itself included, that the runner may not enter; null when there is none. */
export const firstClosedFolder = async (path: string, runner: Runner): Promise<string | null> => {
  if (runner.ids === null) return null
  const above = dirname(path)
  const closed = above === path ? null : await firstClosedFolder(above, runner)
  if (closed !== null) return closed
  return mayEnter(await stat(path), runner.ids) ? null : path
}

/** Lets the runner pass through the data folder, which is ours, but never changes a folder above it. */
export const letRunnerIn = async ({ folder }: Layout, runner: Runner): Promise<void> => {
  if (await firstClosedFolder(folder, runner) === folder) await chmod(folder, ((await stat(folder)).mode & 0o777) | 0o011)
  const closed = await firstClosedFolder(folder, runner)
  if (closed !== null) {
    throw new EmbeddedFailure('DataFolderUnusable',
      `PostgreSQL cannot run as root, and ${runner.name} may not enter ${closed}: name a data folder outside it with CODETIME_DATA (as root the usual one is /var/lib/codetime)`)
  }
}

export const giveTo = async (path: string, { ids }: Runner): Promise<void> => {
  if (ids !== null) await chown(path, ids.uid, ids.gid)
}

/** The folder of the socket, which nobody but the runner (and root) may enter. */
export const openSocketFolder = async ({ sockets }: Layout, runner: Runner): Promise<void> => {
  await mkdir(sockets, { mode: 0o700 }).then(() => giveTo(sockets, runner), () => undefined)
  const found = await lstat(sockets)
  if (!found.isDirectory() || found.uid !== (runner.ids?.uid ?? process.getuid?.() ?? found.uid)) {
    throw new EmbeddedFailure('DataFolderUnusable', `${sockets} must be a folder that belongs to ${runner.name}: remove it`)
  }
  await chmod(sockets, 0o700)
}
