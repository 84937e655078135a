import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Context } from 'koa'
import type { Account, AuthenticateKey, FindAccount, Instant } from '../../../core/index.js'
import { credentialsOf } from '../request/credentials.js'
import { readSession } from '../session/cookie.js'
import { type Failure, unauthorized } from './failure.js'

interface Dependencies { readonly authenticateKey: AuthenticateKey; readonly findAccount: FindAccount }

export interface Identity { readonly account: Account | null; readonly by: 'key' | 'cookie' | 'nothing' }

export const NOBODY: Identity = { account: null, by: 'nothing' }

const byKey = (authenticateKey: AuthenticateKey, secret: string): TE.TaskEither<Failure, Identity> =>
  async () => {
    const found = await authenticateKey(secret)()
    if (E.isLeft(found)) return found
    return found.right === null ? E.left(unauthorized) : E.right({ account: found.right, by: 'key' })
  }

const byCookie = (findAccount: FindAccount, ctx: Context, now: Instant): TE.TaskEither<Failure, Identity> => {
  const id = readSession(ctx, now)
  if (id === null) return TE.right(NOBODY)
  return pipe(findAccount({ id }), TE.map((account) => (account === null ? NOBODY : { account, by: 'cookie' as const })))
}

/**
 * Whom the request signs in. A key that signs nobody in is a failure; a stale cookie is as none. A cookie only ever reads: nothing can
 * be changed by a page that makes a browser send one.
 */
export const identify =
  ({ authenticateKey, findAccount }: Dependencies) =>
  (ctx: Context, now: Instant): TE.TaskEither<Failure, Identity> => {
    const credentials = credentialsOf(ctx.headers.authorization, () => ctx.query)
    if (credentials._tag === 'Key') return byKey(authenticateKey, credentials.secret)
    return ctx.method === 'GET' || ctx.method === 'HEAD' ? byCookie(findAccount, ctx, now) : TE.right(NOBODY)
  }
