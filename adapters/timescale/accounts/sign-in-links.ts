import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Instant, SignInLinks, UserId } from '../../../core/index.js'
import { attempt, shortStatement, type Sql } from '../sql.js'
import { accountsUnavailable } from './unavailable.js'

const issueLink = shortStatement('sign-in-link-issue', `
  insert into sign_in_links (digest, user_id, expires_at) values ($1, $2, $3)
  on conflict (digest) do update set user_id = excluded.user_id, expires_at = excluded.expires_at`)
/** Of several at once, one finds the row. */
const redeemLink = shortStatement('sign-in-link-redeem', 'delete from sign_in_links where digest = $1 returning user_id, expires_at')

interface LinkRow { readonly user_id: UserId; readonly expires_at: Instant }

export const makeTimescaleSignInLinks = (sql: Sql): SignInLinks => ({
  issue: ({ digest, user, expiresAt }) =>
    pipe(attempt(() => sql.none(issueLink([digest, user, expiresAt])), accountsUnavailable), TE.map(() => undefined)),
  redeem: (digest, now) =>
    pipe(
      attempt(() => sql.oneOrNone<LinkRow>(redeemLink([digest])), accountsUnavailable),
      TE.map((link) => (link !== null && now < link.expires_at ? link.user_id : null)),
    ),
})
