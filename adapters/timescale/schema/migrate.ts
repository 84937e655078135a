import { createHash } from 'node:crypto'
import { readdir, readFile } from 'node:fs/promises'
import type { ITask } from 'pg-promise'
import type { Database } from '../database.js'
import { asDatabaseError } from '../sql.js'
import * as TE from 'fp-ts/lib/TaskEither.js'

/** Why the database cannot be brought to the schema that this code needs. */
export type MigrationFailureTag =
  /** A migration that was applied is no longer what it was. */
  | 'MigrationChanged'
  /** A newer version of this program has been at the database. */
  | 'DatabaseIsNewer'
  /** The server is older than PostgreSQL 15. */
  | 'ServerTooOld'
  /** A migration failed, or the database could not be reached. Nothing of the failed migration was kept. */
  | 'MigrationFailed'

/** `message` is one line for the person at the terminal. */
export class MigrationFailure extends Error {
  override readonly name = 'MigrationFailure'
  constructor(readonly _tag: MigrationFailureTag, message: string, options?: ErrorOptions) {
    super(message, options)
  }
}

export interface Migration {
  /** Counts from 1, without holes. */
  readonly version: number
  readonly name: string
  readonly text: string
}

const FILE = /^(\d{4})-(.+)\.sql$/

/** The migrations of a folder, in order. */
export const readMigrations = async (folder: URL): Promise<ReadonlyArray<Migration>> => {
  const migrations: Migration[] = []
  for (const file of (await readdir(folder)).toSorted()) {
    const [, version, name] = FILE.exec(file) ?? []
    if (version === undefined || name === undefined) continue
    migrations.push({ version: Number(version), name, text: (await readFile(new URL(file, folder), 'utf8')).replaceAll('\r\n', '\n') })
  }
  return migrations
}

const checksumOf = ({ text }: Migration): string => createHash('sha256').update(text).digest('hex')

interface Applied { readonly version: number; readonly name: string; readonly checksum: string }

/** Any number will do, as long as it is always the same: two servers that start at once take turns. */
const TURN = 7_309_463_021

const OLDEST_SERVER = 150_000

const HISTORY = `
  create table if not exists schema_migrations (
    version integer primary key,
    name text not null,
    checksum text not null,
    applied_at timestamptz not null default now()
  )`

const checkServer = async (session: ITask<unknown>): Promise<void> => {
  const { number, version } = await session.one<{ number: number; version: string }>(
    `select current_setting('server_version_num')::integer as number, current_setting('server_version') as version`)
  if (number < OLDEST_SERVER) throw new MigrationFailure('ServerTooOld', `the database is PostgreSQL ${version}; 15 or newer is needed`)
}

const checkHistory = (applied: ReadonlyArray<Applied>, migrations: ReadonlyArray<Migration>): void => {
  for (const { version, name, checksum } of applied) {
    const known = migrations.find((migration) => migration.version === version)
    if (known === undefined) {
      throw new MigrationFailure('DatabaseIsNewer', `the database has migration ${version} (${name}), which this version of codetime does not know: update codetime`)
    }
    if (checksumOf(known) !== checksum) {
      throw new MigrationFailure('MigrationChanged', `migration ${version} (${name}) is not the one that was applied to this database: restore the file`)
    }
  }
}

const apply = (session: ITask<unknown>, migration: Migration): Promise<void> =>
  session.tx(async (tx) => {
    try {
      await tx.none(migration.text)
    } catch (error) {
      throw new MigrationFailure('MigrationFailed', `migration ${migration.version} (${migration.name}) failed: ${asDatabaseError(error).message}`, { cause: asDatabaseError(error) })
    }
    await tx.none('insert into schema_migrations (version, name, checksum) values ($1, $2, $3)', [migration.version, migration.name, checksumOf(migration)])
  })

const inTurn = async (session: ITask<unknown>, migrations: ReadonlyArray<Migration>): Promise<void> => {
  await checkServer(session)
  await session.none('set statement_timeout = 0')
  await session.any('select pg_advisory_lock($1)', [TURN])
  try {
    await session.none('set client_min_messages = warning')
    await session.none(HISTORY)
    const applied = await session.any<Applied>('select version, name, checksum from schema_migrations order by version')
    checkHistory(applied, migrations)
    for (const migration of migrations.slice(applied.length)) await apply(session, migration)
  } finally {
    await session.any('select pg_advisory_unlock($1)', [TURN])
    await session.none('reset statement_timeout; reset client_min_messages')
  }
}

const asFailure = (error: unknown): MigrationFailure =>
  error instanceof MigrationFailure
    ? error
    : new MigrationFailure('MigrationFailed', `the database could not be prepared: ${asDatabaseError(error).message}`, { cause: asDatabaseError(error) })

/** Brings the database to the newest schema: each migration in a transaction of its own, none twice, and none half. */
export const migrate = (db: Database, read: () => Promise<ReadonlyArray<Migration>> = () => readMigrations(new URL('./', import.meta.url))): TE.TaskEither<MigrationFailure, void> =>
  TE.tryCatch(async () => {
    const migrations = await read()
    await db.task((session) => inTurn(session, migrations))
  }, asFailure)

/** Whether the first tables are there. Changes nothing. */
export const isPrepared = (db: Database): TE.TaskEither<MigrationFailure, boolean> =>
  TE.tryCatch(async () => (await db.one<{ there: boolean }>(`select to_regclass('heartbeats') is not null as there`)).there, asFailure)
