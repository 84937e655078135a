import pgPromise from 'pg-promise'
import { asDatabaseError, type DatabaseError } from './sql.js'

/** A URL, or the same in parts, as pg-promise takes them. */
export type Connection = string | {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password: string
}

export type Database = pgPromise.IDatabase<unknown>

export interface PoolOptions {
  readonly connection: Connection
  readonly poolSize: number
  /** Told of sessions that end while nobody uses them; the pool replaces them by itself. */
  readonly onError: (error: DatabaseError) => void
}

const STATEMENT_TAKES_AT_MOST_MS = 60_000
const CONNECTING_TAKES_AT_MOST_MS = 5_000

const BIGINT = 20
const BIGINT_ARRAY = 1016

type Parser = (text: string) => unknown

/** Our bigints are instants, fingerprints and counts: all within a double's integers. Ids that are not are read as text. */
const parsers: Readonly<Record<number, Parser>> = {
  [BIGINT]: Number,
  [BIGINT_ARRAY]: (text) => (text === '{}' ? [] : text.slice(1, -1).split(',').map(Number)),
}

const makePgPromise = () => pgPromise({ noWarnings: true })

const types = (pgp: ReturnType<typeof makePgPromise>) => ({
  getTypeParser: (oid: number, format?: 'text' | 'binary'): Parser =>
    (format === 'binary' ? undefined : parsers[oid]) ?? (pgp.pg.types.getTypeParser as (oid: number, format?: string) => Parser)(oid, format),
})

const partsOf = (connection: Connection): object => {
  if (typeof connection !== 'string') return connection
  // The parser's own error would quote the whole URL, password included.
  if (!URL.canParse(connection)) throw new TypeError('the connection is not a URL')
  return { connectionString: connection }
}

/** A pool that connects on first use. Nothing is set for other users of the driver in this process. */
export const openDatabase = ({ connection, poolSize, onError }: PoolOptions): Database => {
  const pgp = makePgPromise()
  const db = pgp<unknown>({
    ...partsOf(connection),
    max: poolSize,
    application_name: 'codetime',
    connectionTimeoutMillis: CONNECTING_TAKES_AT_MOST_MS,
    statement_timeout: STATEMENT_TAKES_AT_MOST_MS,
    idle_in_transaction_session_timeout: STATEMENT_TAKES_AT_MOST_MS,
    keepAlive: true,
    types: types(pgp),
  } as Parameters<typeof pgp>[0])
  db.$pool.on('error', (error) => onError(asDatabaseError(error)))
  return db
}
