import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { InstallationSecrets } from '../../../core/index.js'
import { attempt, shortStatement, type Sql } from '../sql.js'
import { accountsUnavailable } from './unavailable.js'

/** The update changes nothing; it makes the row that is there come back, also when another session is just adding it. */
const obtainSecret = shortStatement('secret-obtain', `
  insert into installation_secrets (name, value) values ($1, $2)
  on conflict (name) do update set name = excluded.name
  returning value`)

export const makeTimescaleInstallationSecrets = (sql: Sql): InstallationSecrets => ({
  obtain: (name, candidate) =>
    pipe(
      attempt(() => sql.one<{ value: string }>(obtainSecret([name, candidate])), accountsUnavailable),
      TE.map(({ value }) => value),
    ),
})
