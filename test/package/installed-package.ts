import { type ChildProcessByStdio, execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { chmodSync, chownSync, cpSync, mkdtempSync, readFileSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { basename, join, resolve } from 'node:path'
import type { Readable } from 'node:stream'
import { setTimeout as pause } from 'node:timers/promises'

export const ROOT = resolve(import.meta.dirname, '../../..')

const run = (command: string, args: ReadonlyArray<string>, cwd: string, env: NodeJS.ProcessEnv = process.env): string =>
  execFileSync(command, args, { cwd, env, encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] })

/** As whom a process runs; ourselves when it is empty. */
export interface Somebody { readonly uid?: number; readonly gid?: number }

/** A server of the installed command. */
export interface InstalledServer {
  /** All that it has said once that matches; fails with what it said when it ends before. */
  readonly said: (wanted: RegExp) => Promise<string>
  /** Asks it to end, and answers its exit code. */
  readonly end: () => Promise<number | null>
}

const serverOf = (child: ChildProcessByStdio<null, Readable, Readable>): InstalledServer => {
  let text = ''
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (more: string) => { text += more })
  const ended = once(child, 'close').then(([code]) => code as number | null)
  return {
    said: async (wanted) => {
      while (!wanted.test(text)) {
        if (child.exitCode !== null) throw new Error(`The server did not start: ${text}`)
        await pause(20)
      }
      return text
    },
    end: () => {
      child.kill('SIGTERM')
      return ended
    },
  }
}

/** The package as a stranger gets it: packed from what was built, and installed into an empty folder. */
export interface InstalledPackage {
  /** The paths in the package, from its own root. */
  readonly packed: ReadonlyArray<string>
  /** A file of the package, by its path there. */
  readonly read: (path: string) => string
  readonly write: (name: string, content: string) => void
  readonly copyIn: (path: string) => void
  readonly install: (...packages: ReadonlyArray<string>) => void
  readonly node: (...args: ReadonlyArray<string>) => string
  readonly bin: (name: string, ...args: ReadonlyArray<string>) => string
  /** A new folder that belongs to somebody. */
  readonly home: (whose: Somebody) => string
  /** Starts a server on any free port, with no other settings than these. */
  readonly serve: (as: Somebody, settings: NodeJS.ProcessEnv) => InstalledServer
  /** What the program prints, and the packages and parts of ours whose modules it loaded, such as `koa` and `core`. */
  readonly trace: (program: string) => { readonly printed: string; readonly loaded: ReadonlySet<string> }
  /** Checks the types of the folder's `.ts` files; answers what the compiler complains of. */
  readonly complaints: () => string
  readonly remove: () => void
}

/** `core`, `adapters/memory`, or the name of a package; null for the program itself and what Node brings. */
const ownerOf = (folder: string) => (url: string): string | null => {
  const [, ...inPackages] = url.split('/node_modules/')
  const path = inPackages.at(-1)
  if (path === undefined || !url.includes(folder)) return null
  const ours = /^codetime-analytics\/dist\/(adapters\/[^/]+|[^/]+)/.exec(path)?.[1]
  return ours ?? path.split('/').slice(0, path.startsWith('@') ? 2 : 1).join('/')
}

export const installPackage = (): InstalledPackage => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'codetime-package-')))
  chmodSync(folder, 0o755)
  const inFolder = (name: string): string => join(folder, name)
  const install = (...packages: ReadonlyArray<string>): void => {
    run('npm', ['install', '--ignore-scripts', '--prefer-offline', '--no-audit', '--no-fund', ...packages], folder)
  }

  const [tarball] = JSON.parse(run('npm', ['pack', '--ignore-scripts', '--json', '--pack-destination', folder], ROOT)) as [
    { readonly filename: string; readonly files: ReadonlyArray<{ readonly path: string }> },
  ]
  writeFileSync(inFolder('package.json'), JSON.stringify({ name: 'integrator', private: true, type: 'module' }))
  install(inFolder(tarball.filename))

  return {
    packed: tarball.files.map(({ path }) => path),
    read: (path) => readFileSync(inFolder(join('node_modules', 'codetime-analytics', path)), 'utf8'),
    write: (name, content) => writeFileSync(inFolder(name), content),
    copyIn: (path) => cpSync(path, inFolder(basename(path))),
    install,
    node: (...args) => run(process.execPath, args, folder),
    bin: (name, ...args) => run(join(folder, 'node_modules', '.bin', name), args, folder),

    home: ({ uid, gid }) => {
      const home = mkdtempSync(inFolder('home-'))
      if (uid !== undefined && gid !== undefined) chownSync(home, uid, gid)
      return home
    },
    serve: (as, settings) => serverOf(spawn(inFolder('node_modules/.bin/codetime'), [], {
      ...as, cwd: '/', env: { PATH: process.env['PATH'], PORT: '0', ...settings }, stdio: ['ignore', 'pipe', 'pipe'],
    })),

    trace: (program) => {
      const MODULE_TRACE = inFolder('trace.txt')
      const tracer = join(ROOT, 'test', 'package', 'trace-modules.mjs')
      const printed = run(process.execPath, ['--import', tracer, program], folder, { ...process.env, MODULE_TRACE })
      const owners = readFileSync(MODULE_TRACE, 'utf8').split('\n').map(ownerOf(folder))
      return { printed, loaded: new Set(owners.filter((owner) => owner !== null)) }
    },

    complaints: () => {
      const compiler = join(createRequire(import.meta.url).resolve('typescript/package.json'), '..', 'bin', 'tsc')
      try {
        return run(process.execPath, [compiler, '--noEmit', '--project', folder], folder)
      } catch (error) {
        return String((error as { readonly stdout: unknown }).stdout)
      }
    },

    remove: () => rmSync(folder, { recursive: true, force: true }),
  }
}
