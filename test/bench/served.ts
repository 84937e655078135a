import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import * as E from 'fp-ts/lib/Either.js'
import { openEmbeddedPostgres } from '../../adapters/embedded/index.js'
import { pgp } from '../support/postgres.js'

const CLI = fileURLToPath(new URL('../../bootstrap/cli.js', import.meta.url))

export interface Served {
  readonly port: number
  readonly pid: number
  readonly authorization: string
  /** One row of one column, from the server's own database, beside the server. */
  readonly ask: (sql: string) => Promise<number>
  /** Lets the database finish what a load leaves behind, as one that has long had its data has. */
  readonly rest: () => Promise<void>
  readonly stop: () => Promise<void>
}

const firstWords = (server: ChildProcess, pattern: RegExp): Promise<string> =>
  new Promise((resolve, reject) => {
    let said = ''
    const hear = (chunk: Buffer): void => {
      said += chunk.toString()
      if (pattern.test(said)) resolve(said)
    }
    server.stdout?.on('data', hear)
    server.stderr?.on('data', hear)
    server.once('exit', (code) => reject(new Error(`the server ended with ${String(code)}: ${said}`)))
  })

/** The server as a user starts it, on an embedded store of its own that is thrown away afterwards. */
export const serve = async (): Promise<Served> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'codetime-bench-'))
  const port = 20_000 + (process.pid % 10_000)
  const server = spawn(process.execPath, [CLI, 'serve'], {
    env: { ...process.env, CODETIME_DATA: dataDir, PORT: String(port), LOG_LEVEL: 'error', CODETIME_STORE: 'embedded' },
  })
  const banner = await firstWords(server, /waka_[0-9a-f-]{36}[\s\S]*sign-in/i)
  const key = /waka_[0-9a-f-]{36}/.exec(banner)?.[0] ?? ''
  const opened = await openEmbeddedPostgres({ dataDir, exclusive: false })()
  if (E.isLeft(opened)) throw opened.left
  const db = pgp({ ...opened.right.connection, max: 1 })
  return {
    port,
    pid: server.pid ?? 0,
    authorization: `Basic ${Buffer.from(key).toString('base64')}`,
    ask: async (sql) => Number(Object.values(await db.one<Record<string, unknown>>(sql))[0]),
    rest: async () => {
      await db.none('vacuum analyze')
      await db.none('checkpoint')
    },
    stop: async () => {
      await db.$pool.end()
      await opened.right.stop()
      const ended = new Promise((resolve) => server.once('exit', resolve))
      server.kill('SIGTERM')
      await ended
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
