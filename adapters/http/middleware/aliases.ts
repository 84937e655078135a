import type { Middleware } from 'koa'

const COMPAT = '/api/compat/wakatime/v1/'
const USERS = '/api/users/'

/** The path under which a request is served: users of other servers come with other paths to the same things. */
export const canonicalPath = (path: string): string => {
  if (path.startsWith('/api/v1/')) return path
  if (path.startsWith(COMPAT)) return `/api/v1/${path.slice(COMPAT.length)}`
  if (path.startsWith(USERS)) return `/api/v1${path.slice('/api'.length)}`
  return path === '/api/heartbeat' || path === '/api/heartbeats' ? '/api/v1/users/current/heartbeats' : path
}

export const aliases: Middleware = (ctx, next) => {
  const path = canonicalPath(ctx.path)
  if (path !== ctx.path) ctx.path = path
  return next()
}
