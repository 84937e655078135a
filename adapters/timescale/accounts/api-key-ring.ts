import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ApiKey, ApiKeyRing } from '../../../core/index.js'
import { attempt, shortStatement, type Sql } from '../sql.js'
import { accountsUnavailable } from './unavailable.js'

const COLUMNS = 'id, user_id as "user", digest, name, created_at as "createdAt", revoked_at as "revokedAt"'
const addKey = shortStatement('api-key-add',
  'insert into api_keys (id, user_id, digest, name, created_at, revoked_at) values ($1, $2, $3, $4, $5, $6)')
const validKey = shortStatement('api-key-valid', `select ${COLUMNS} from api_keys where digest = $1 and revoked_at is null`)
const keysOf = shortStatement('api-keys-of', `select ${COLUMNS} from api_keys where user_id = $1 order by created_at, position`)
const revokeKey = shortStatement('api-key-revoke',
  'update api_keys set revoked_at = $3 where user_id = $1 and id::text = $2 and revoked_at is null returning id')

export const makeTimescaleApiKeyRing = (sql: Sql): ApiKeyRing => ({
  add: ({ id, user, digest, name, createdAt, revokedAt }) =>
    pipe(attempt(() => sql.none(addKey([id, user, digest, name, createdAt, revokedAt])), accountsUnavailable), TE.map(() => undefined)),
  valid: (digest) => attempt(() => sql.oneOrNone<ApiKey>(validKey([digest])), accountsUnavailable),
  of: (user) => attempt(() => sql.any<ApiKey>(keysOf([user])), accountsUnavailable),
  revoke: (user, id, at) =>
    pipe(attempt(() => sql.oneOrNone(revokeKey([user, id, at])), accountsUnavailable), TE.map((revoked) => revoked !== null)),
})
