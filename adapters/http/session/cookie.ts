import type { Context } from 'koa'
import { type Instant, SECOND, type UserId } from '../../../core/index.js'

const NAME = 'codetime_session'
const DAYS = 30
const SECONDS = DAYS * 24 * 60 * 60

/** Signs the browser in. The cookie holds the user's id and when it ends; its signature is checked, and so is its end. */
export const writeSession = (ctx: Context, user: UserId, now: Instant): void => {
  const until = Math.floor(now / SECOND) + SECONDS
  ctx.cookies.set(NAME, `${user}.${until}`, {
    signed: true, httpOnly: true, sameSite: 'lax', secure: ctx.secure, path: '/', maxAge: SECONDS * 1_000, overwrite: true,
  })
}

export const clearSession = (ctx: Context): void => {
  ctx.cookies.set(NAME, null, { signed: true, httpOnly: true, sameSite: 'lax', secure: ctx.secure, path: '/' })
}

/** Whom the cookie signs in; null without one, with a forged one, and with one that has ended. */
export const readSession = (ctx: Context, now: Instant): UserId | null => {
  if (ctx.headers.cookie === undefined) return null
  const [user = '', until = ''] = (ctx.cookies.get(NAME, { signed: true }) ?? '').split('.')
  return user !== '' && Number(until) * SECOND > now ? (user as UserId) : null
}
