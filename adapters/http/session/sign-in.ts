import * as E from 'fp-ts/lib/Either.js'
import type { Context, Middleware } from 'koa'
import { answerOfRefusal } from '../api/answer.js'
import { notFound } from '../api/failure.js'
import { refusalOf } from '../api/refusal.js'
import { send, type Served } from '../api/serve.js'
import type { HttpDependencies } from '../dependencies.js'
import { clearSession, writeSession } from './cookie.js'
import { type Notice, sendNotice } from './notice.js'

type Dependencies = Pick<HttpDependencies, 'redeemSignInLink' | 'clock'>

const NEW_LINK = 'On the machine that runs the server, type <code>codetime user link NAME</code> to get a new one.'

const USED: Notice = { status: 410, title: 'This link has been used', html: `A sign-in link works once, and only for a while. ${NEW_LINK}` }
const NO_LINK: Notice = { status: 401, title: 'Sign in with a link', html: `You sign in here with a one-time link. ${NEW_LINK}` }
const AWAY: Notice = { status: 503, title: 'Try again soon', html: 'The store does not answer. Open your link again in a moment.' }

/** Only a GET redeems: a HEAD is a program that looks whether the link is there. */
const tokenOf = (ctx: Context): string => {
  const { token } = ctx.query
  return ctx.method === 'GET' && typeof token === 'string' && token.length <= 512 ? token : ''
}

export const signIn = ({ redeemSignInLink, clock }: Dependencies): Middleware => async (ctx) => {
  const served: Served = { route: '/sign-in', by: 'nothing' }
  ctx.state['served'] = served
  const token = tokenOf(ctx)
  if (token === '') return sendNotice(ctx, NO_LINK)
  const account = await redeemSignInLink(token)()
  if (E.isLeft(account)) {
    ctx.state['served'] = { ...served, cause: account.left.cause } satisfies Served
    return sendNotice(ctx, AWAY)
  }
  if (account.right === null) return sendNotice(ctx, USED)
  writeSession(ctx, account.right.id, clock())
  ctx.set({ 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  ctx.redirect('/')
}

/** Another site may not sign anybody out. */
export const signOut: Middleware = (ctx) => {
  ctx.state['served'] = { route: '/sign-out', by: 'nothing' } satisfies Served
  if (ctx.get('sec-fetch-site') === 'cross-site') return send(ctx, answerOfRefusal(refusalOf(notFound('page')), 'problem'))
  clearSession(ctx)
  ctx.redirect('/')
  ctx.status = 303
}
