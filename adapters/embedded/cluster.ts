import { randomBytes } from 'node:crypto'
import { spawn } from 'node:child_process'
import { chmod, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import type { Binaries } from './binaries.js'
import { codeOf, EmbeddedFailure } from './failure.js'
import { giveTo } from './folder.js'
import type { Layout } from './layout.js'
import type { Runner } from './runner.js'
import { childEnvironment, DATABASE, SUPERUSER } from './settings.js'

const majorOf = (version: string): string => version.split('.')[0] ?? version

const readVersion = (layout: Layout): Promise<string | null> =>
  readFile(join(layout.data, 'PG_VERSION'), 'utf8').then((text) => text.trim(), (error: unknown) => {
    if (codeOf(error) === 'ENOENT') return null
    throw error
  })

/** Runs one of PostgreSQL's own programs to its end. */
const runProgram = (binaries: Binaries, runner: Runner, name: string, args: ReadonlyArray<string>, input: string): Promise<void> =>
  new Promise((resolve, reject) => {
    const child = spawn(join(binaries.folder, 'bin', name), [...args], {
      ...runner.ids, cwd: '/', env: childEnvironment(), stdio: ['pipe', 'ignore', 'pipe'],
    })
    let said = ''
    const failed = (why: string): void => reject(new EmbeddedFailure('PostgresFailed', `${name} failed: ${why}`))
    child.stderr.on('data', (chunk: Buffer) => { said = (said + chunk.toString()).slice(-4_096) })
    child.stdin.on('error', () => undefined)
    child.on('error', (error) => failed(error.message))
    child.on('close', (code) => {
      if (code === 0) resolve()
      else failed((said.split('\n').find((line) => /error|fatal/i.test(line)) ?? said.trim().split('\n').at(-1) ?? `exit ${code}`).replace(/^\w+: (error: |fatal: )?/, ''))
    })
    child.stdin.end(input)
  })

const writeOwned = async (path: string, text: string, runner: Runner | null): Promise<void> => {
  const file = await open(path, 'wx', 0o600)
  try {
    await file.writeFile(text)
    await file.sync()
  } finally {
    await file.close()
  }
  if (runner !== null) await giveTo(path, runner)
}

const UNFINISHED = /^postgresql\.unfinished-(\d+)-/

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

/** What a process killed during its first start has left; another process may be at it right now, and is left in peace. */
const removeLeftovers = async ({ folder }: Layout): Promise<void> => {
  for (const name of await readdir(folder)) {
    const pid = UNFINISHED.exec(name)?.[1]
    if (pid === undefined || isAlive(Number(pid))) continue
    await rm(join(folder, name), { recursive: true, force: true }).catch(() => undefined)
  }
}

/** A new cluster in the folder `beside`, complete and synced, with its database and its password. */
const makeIn = async (beside: string, layout: Layout, binaries: Binaries, runner: Runner): Promise<void> => {
  const data = join(beside, basename(layout.data))
  const secret = randomBytes(32).toString('base64url')
  const handedOver = join(beside, 'handed-over')
  await mkdir(beside)
  await chmod(beside, runner.ids === null ? 0o700 : 0o711)
  await mkdir(data, { mode: 0o700 })
  await giveTo(data, runner)
  await writeOwned(join(beside, basename(layout.password)), secret, null)
  await writeOwned(handedOver, secret, runner)
  await runProgram(binaries, runner, 'initdb', [
    '-D', data, '-U', SUPERUSER, '--pwfile', handedOver, '--auth=scram-sha-256', '--encoding=UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', '--no-instructions',
  ], '')
  await rm(handedOver)
  await runProgram(binaries, runner, 'postgres', ['--single', '-D', data, 'template1'], `create database ${DATABASE};\n`)
}

/** A new cluster takes its place in one step. Where another process was faster, theirs stays. */
const make = async (layout: Layout, binaries: Binaries, runner: Runner): Promise<void> => {
  const beside = join(layout.folder, `postgresql.unfinished-${process.pid}-${randomBytes(4).toString('hex')}`)
  try {
    await makeIn(beside, layout, binaries, runner)
    await rename(beside, layout.home)
  } catch (error) {
    await rm(beside, { recursive: true, force: true })
    if (!['ENOTEMPTY', 'EEXIST'].includes(codeOf(error) ?? '')) throw error
  }
}

/** After this the folder holds a whole cluster of our version: the one that was there, ours, or that of whoever was faster. */
export const ensureCluster = async (layout: Layout, binaries: Binaries, runner: Runner): Promise<void> => {
  await removeLeftovers(layout)
  if (!await stat(layout.home).catch(() => null)) await make(layout, binaries, runner)
  const found = await readVersion(layout)
  if (found === null) {
    throw new EmbeddedFailure('DataFolderUnusable', `${layout.home} is there but holds no PostgreSQL data: move it away, or name another folder with CODETIME_DATA`)
  }
  if (found !== majorOf(binaries.version)) {
    throw new EmbeddedFailure('DataFolderOfOtherVersion',
      `the data in ${layout.folder} is of PostgreSQL ${found}, and this is ${majorOf(binaries.version)}: start the version of codetime that made it, export, and import here`)
  }
}
