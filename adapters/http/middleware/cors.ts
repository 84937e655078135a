import type { Middleware } from 'koa'
import type { Served } from '../api/serve.js'

const HEADERS = 'Authorization, Content-Type, Content-Encoding, X-Machine-Name, Timezone, *'

/**
 * Lets editors and extensions that run in a browser use the API with a key: any origin, never with credentials. A request that a cookie
 * signed in gets no such leave.
 */
export const cors: Middleware = (ctx, next) =>
  (ctx.headers.origin === undefined || !ctx.path.startsWith('/api/') ? next() : shareWithPages(ctx, next))

const shareWithPages: Middleware = async (ctx, next) => {
  ctx.set('access-control-allow-origin', '*')
  if (ctx.method === 'OPTIONS' && ctx.get('access-control-request-method') !== '') {
    ctx.set({
      'access-control-allow-methods': 'GET, HEAD, POST, DELETE',
      'access-control-allow-headers': HEADERS,
      'access-control-max-age': '7200',
    })
    if (ctx.get('access-control-request-private-network') === 'true') ctx.set('access-control-allow-private-network', 'true')
    ctx.status = 204
    return
  }
  ctx.set('access-control-expose-headers', 'Retry-After')
  await next()
  const served: Served | undefined = ctx.state['served']
  if (served?.by === 'cookie') ctx.remove('access-control-allow-origin')
}
