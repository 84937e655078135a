import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { LogUnavailable, Store } from '../../core/index.js'
import { makeTimescaleAccountDirectory } from './accounts/account-directory.js'
import { makeTimescaleApiKeyRing } from './accounts/api-key-ring.js'
import { makeTimescaleInstallationSecrets } from './accounts/installation-secrets.js'
import { makeTimescaleSignInLinks } from './accounts/sign-in-links.js'
import { type Connection, openDatabase } from './database.js'
import { makeTimescaleCatalogue } from './heartbeats/catalogue.js'
import { type GroupCommitOptions, withGroupCommit } from './heartbeats/group-commit.js'
import { makeTimescaleHeartbeatLog } from './heartbeats/heartbeat-log.js'
import { makeTimescaleActivityLedger } from './ledger/activity-ledger.js'
import { isPrepared, migrate, type MigrationFailure } from './schema/migrate.js'
import { DatabaseError } from './sql.js'
import { makeTimescaleStoreProbe } from './store-probe.js'

export interface TimescaleOptions {
  readonly connection: Connection
  /** Sessions at most; 10 unless given. */
  readonly poolSize?: number
  /** Bounds of the group commit, where they shall differ from the usual ones. */
  readonly groupCommit?: Partial<Omit<GroupCommitOptions, 'refusedData'>>
  /** Told of sessions that the database ended while they were idle. They are replaced by themselves. */
  readonly onError?: (error: DatabaseError) => void
}

export interface TimescaleStore {
  readonly store: Store
  /** Brings the database to the schema this code needs. Safe to call again, and by several servers at once. */
  readonly migrate: () => TE.TaskEither<MigrationFailure, void>
  /** Whether `migrate` has made the first tables. Changes nothing. */
  readonly isPrepared: () => TE.TaskEither<MigrationFailure, boolean>
  /** Lets what waits be written, then ends the sessions. */
  readonly close: () => Promise<void>
}

/** SQLSTATE classes of what the database would refuse again: data exceptions, and constraints. */
const refusedData = ({ cause }: LogUnavailable): boolean =>
  cause instanceof DatabaseError && cause.code !== null && /^2[23]/.test(cause.code)

const GROUP_COMMIT: GroupCommitOptions = {
  maxRows: 5_000, maxWaitingRows: 50_000, flushesInFlight: 2, retryAfterSeconds: 2, refusedData,
}

/** A store on PostgreSQL 15 or newer. Connects on first use; `migrate` comes before anything else. */
export const makeTimescaleStore = ({ connection, poolSize = 10, groupCommit = {}, onError = () => undefined }: TimescaleOptions): TimescaleStore => {
  const db = openDatabase({ connection, poolSize, onError })
  const { log, drain } = withGroupCommit(makeTimescaleHeartbeatLog(db), { ...GROUP_COMMIT, ...groupCommit })
  return {
    store: {
      log,
      catalogue: makeTimescaleCatalogue(db),
      ledger: makeTimescaleActivityLedger(db),
      accounts: makeTimescaleAccountDirectory(db),
      apiKeys: makeTimescaleApiKeyRing(db),
      signInLinks: makeTimescaleSignInLinks(db),
      secrets: makeTimescaleInstallationSecrets(db),
      probe: makeTimescaleStoreProbe(db),
    },
    migrate: () => migrate(db),
    isPrepared: () => isPrepared(db),
    close: async () => {
      await drain()
      await db.$pool.end()
    },
  }
}
