import { randomBytes } from 'node:crypto'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import pgPromise from 'pg-promise'
import { type EmbeddedPostgres, openEmbeddedPostgres } from '../../adapters/embedded/index.js'
import { type Connection, makeTimescaleStore, type TimescaleOptions, type TimescaleStore } from '../../adapters/timescale/index.js'

/** A PostgreSQL server that tests may use: `embedded` always, and the one of `DATABASE_URL` when that is set. */
export interface TestServer { readonly name: string; readonly administer: () => Promise<Connection> }

const closing: Array<() => Promise<unknown>> = []

let embedded: Promise<EmbeddedPostgres> | undefined

const startEmbedded = async (): Promise<EmbeddedPostgres> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'codetime-test-'))
  const opened = await openEmbeddedPostgres({ dataDir, exclusive: true })()
  if (E.isLeft(opened)) throw opened.left
  closing.unshift(async () => {
    await opened.right.stop()
    await rm(dataDir, { recursive: true, force: true })
  })
  return opened.right
}

const embeddedServer: TestServer = {
  name: 'embedded PostgreSQL',
  administer: async () => (await (embedded ??= startEmbedded())).connection,
}

const DATABASE_URL = process.env['DATABASE_URL']

const serverOfEnvironment = (): ReadonlyArray<TestServer> => {
  if (DATABASE_URL === undefined || DATABASE_URL === '') {
    if (process.env['CI'] === 'true') throw new Error('DATABASE_URL is not set: continuous integration leaves nothing out')
    console.log('  (DATABASE_URL is not set: PostgreSQL is tested on the embedded server only)')
    return []
  }
  return [{ name: 'PostgreSQL of DATABASE_URL', administer: () => Promise.resolve(DATABASE_URL) }]
}

let servers: ReadonlyArray<TestServer> | undefined

export const testServers = (): ReadonlyArray<TestServer> => (servers ??= [embeddedServer, ...serverOfEnvironment()])

const inDatabase = (connection: Connection, database: string): Connection => {
  if (typeof connection !== 'string') return { ...connection, database }
  const url = new URL(connection)
  url.pathname = `/${database}`
  return url.href
}

export const pgp = pgPromise({ noWarnings: true })

/** A plain pool for a test's own questions. It may outlive its database: the driver stops listening when the pool is ended. */
export const plainPool = (connection: Connection) => {
  const db = pgp<unknown>(connection)
  db.$pool.on('error', () => undefined)
  return db
}

/** Runs one statement in a session of its own; `$1:name` is the name given. */
const runOnce = async (connection: Connection, sql: string, name: string): Promise<void> => {
  const db = plainPool(connection)
  try {
    await db.none(sql, name)
  } finally {
    await db.$pool.end()
  }
}

/** A new, empty database; dropped after the run. */
export const testDatabase = async (server: TestServer = embeddedServer): Promise<Connection> => {
  const administration = await server.administer()
  const name = `codetime_test_${randomBytes(6).toString('hex')}`
  await runOnce(administration, 'create database $1:name', name)
  closing.unshift(() => runOnce(administration, 'drop database if exists $1:name with (force)', name))
  return inDatabase(administration, name)
}

const nameOf = (connection: Connection): string =>
  typeof connection === 'string' ? new URL(connection).pathname.slice(1) : connection.database

/** A store that worked, and whose database has gone for good, connections and all. */
export const brokenStore = async (server: TestServer = embeddedServer): Promise<TimescaleStore> => {
  const opened = await testStore(server)
  await runOnce(await server.administer(), 'drop database $1:name with (force)', nameOf(opened.connection))
  return opened
}

/** A store on a new database, ready to use; closed after the run. */
export const testStore = async (server?: TestServer, options: Partial<TimescaleOptions> = {}): Promise<TimescaleStore & { readonly connection: Connection }> => {
  const connection = await testDatabase(server)
  const opened = makeTimescaleStore({ connection, ...options })
  closing.unshift(opened.close)
  const migrated = await opened.migrate()()
  if (E.isLeft(migrated)) throw migrated.left
  return { ...opened, connection }
}

/** Ends what the functions above began, the latest first. Mocha does so by itself after the run. */
export const closeTestServers = async (): Promise<void> => {
  for (const close of closing.splice(0)) await close()
}

if (typeof after === 'function') after(closeTestServers)
