import type { Middleware } from 'koa'

const COMPAT = '/api/compat/wakatime/v1'
const USERS = '/api/users/'
const HEARTBEATS = '/api/v1/users/current/heartbeats'

/** Some clients post to the configured address as it is, and users configure it with or without the last parts of the path. */
const POSTED = /^\/api(?:\/v1\/?|(?:\/v1)?\/heartbeats?(\.bulk)?)$/

/** The path under which a request is served: users of other servers come with other paths to the same things. */
export const canonicalPath = (method: string, asked: string): string => {
  const path = asked === COMPAT || asked.startsWith(`${COMPAT}/`) ? `/api/v1${asked.slice(COMPAT.length)}` : asked
  if (path.startsWith('/api/v1/users/')) return path
  if (path.startsWith(USERS)) return `/api/v1${path.slice('/api'.length)}`
  const posted = method === 'POST' ? POSTED.exec(path) : null
  if (posted !== null) return HEARTBEATS + (posted[1] ?? '')
  return path === '/api/heartbeat' || path === '/api/heartbeats' ? HEARTBEATS : path
}

export const aliases: Middleware = (ctx, next) => {
  const path = canonicalPath(ctx.method, ctx.path)
  if (path !== ctx.path) ctx.path = path
  return next()
}
