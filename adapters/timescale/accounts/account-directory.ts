import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Account, AccountDirectory, Instant, UserId, Weekday, Zone } from '../../../core/index.js'
import { attempt, shortStatement, type Sql } from '../sql.js'
import { accountsUnavailable } from './unavailable.js'

const addAccount = shortStatement('account-add', `
  insert into accounts (id, username, created_at, zone, timeout_minutes, writes_only, week_start, public_stats)
  values ($1, $2, $3, $4, $5, $6, $7, $8)
  on conflict (lower(username collate "C")) do nothing
  returning id`)
const COLUMNS = 'id, username, created_at, zone, timeout_minutes, writes_only, week_start, public_stats'
const accountById = shortStatement('account-by-id', `select ${COLUMNS} from accounts where id = $1`)
const accountByUsername = shortStatement('account-by-username',
  `select ${COLUMNS} from accounts where lower(username collate "C") = lower($1::text collate "C")`)
const setPreferences = shortStatement('account-set-preferences', `
  update accounts set zone = $2, timeout_minutes = $3, writes_only = $4, week_start = $5, public_stats = $6
  where id = $1
  returning id`)
const allAccounts = shortStatement('account-all', `select ${COLUMNS} from accounts order by created_at, lower(username collate "C")`)

interface AccountRow {
  readonly id: UserId
  readonly username: string
  readonly created_at: Instant
  readonly zone: Zone
  readonly timeout_minutes: number
  readonly writes_only: boolean
  readonly week_start: Weekday
  readonly public_stats: boolean
}

const toAccount = (row: AccountRow): Account => ({
  id: row.id,
  username: row.username,
  createdAt: row.created_at,
  preferences: {
    zone: row.zone,
    timeoutMinutes: row.timeout_minutes,
    writesOnly: row.writes_only,
    weekStart: row.week_start,
    publicStats: row.public_stats,
  },
})

const toAccountOrNull = (row: AccountRow | null): Account | null => (row === null ? null : toAccount(row))

export const makeTimescaleAccountDirectory = (sql: Sql): AccountDirectory => ({
  add: ({ id, username, createdAt, preferences: { zone, timeoutMinutes, writesOnly, weekStart, publicStats } }) =>
    pipe(
      attempt(() => sql.oneOrNone(addAccount([id, username, createdAt, zone, timeoutMinutes, writesOnly, weekStart, publicStats])), accountsUnavailable),
      TE.flatMap((added) => (added === null ? TE.left({ _tag: 'UsernameTaken' as const, username }) : TE.right(undefined))),
    ),

  byId: (id) => pipe(attempt(() => sql.oneOrNone<AccountRow>(accountById([id])), accountsUnavailable), TE.map(toAccountOrNull)),

  byUsername: (username) =>
    pipe(attempt(() => sql.oneOrNone<AccountRow>(accountByUsername([username])), accountsUnavailable), TE.map(toAccountOrNull)),

  setPreferences: (id, { zone, timeoutMinutes, writesOnly, weekStart, publicStats }) =>
    pipe(
      attempt(() => sql.oneOrNone(setPreferences([id, zone, timeoutMinutes, writesOnly, weekStart, publicStats])), accountsUnavailable),
      TE.flatMap((changed) => (changed === null ? TE.left({ _tag: 'AccountUnknown' as const, id }) : TE.right(undefined))),
    ),

  all: () => pipe(attempt(() => sql.any<AccountRow>(allAccounts()), accountsUnavailable), TE.map((rows) => rows.map(toAccount))),
})
