import { Router } from '@koa/router'
import Koa from 'koa'
import { serve } from './api/serve.js'
import type { HttpDependencies } from './dependencies.js'
import { aliases } from './middleware/aliases.js'
import { cors } from './middleware/cors.js'
import { nothingThere } from './middleware/nothing-there.js'
import { observe } from './middleware/observe.js'
import { shortcuts } from './middleware/shortcuts.js'
import { openApiDocument } from './openapi/document.js'
import { documentRoutes } from './openapi/routes.js'
import { cacheAuthentication } from './request/cached-authentication.js'
import { type RouteGroup, routeTable } from './routes/table.js'
import { signIn, signOut } from './session/sign-in.js'

const VERBS = { GET: 'get', POST: 'post', DELETE: 'delete' } as const

const routerOf = (dependencies: HttpDependencies, { root, routes }: RouteGroup): Router => {
  const router = new Router()
  for (const route of routes) router[VERBS[route.method]](root + route.path, serve(dependencies, root, route))
  return router
}

const pagesRouter = (dependencies: HttpDependencies, groups: ReadonlyArray<RouteGroup>): Router => {
  const router = new Router()
  router.get('/sign-in', signIn(dependencies)).post('/sign-out', signOut)
  for (const [path, page] of documentRoutes(openApiDocument(groups, dependencies.version))) router.get(path, page)
  return router
}

/** Koa hands on what befell a socket. Such an error may carry the bytes it stumbled over, keys included: only its name is kept. */
const reasonOf = (error: unknown): Readonly<Record<string, unknown>> =>
  error instanceof Error && 'code' in error ? { code: error.code } : { code: 'unknown' }

/** The whole HTTP side: the WakaTime protocol, health, the API's document, sign-in by link, and whatever `pages` serve. */
export const makeHttpApp = (given: HttpDependencies): Koa => {
  const dependencies: HttpDependencies = { ...given, authenticateKey: cacheAuthentication(given.authenticateKey) }
  const groups = routeTable(dependencies)
  const app = new Koa({ proxy: dependencies.trustProxy, keys: [...dependencies.cookieKeys] })
  app.on('error', (error: unknown) => dependencies.logger.warn({ event: 'connection', ...reasonOf(error) }, 'a connection broke'))
  app.use(observe(dependencies)).use(aliases).use(cors).use(shortcuts(dependencies, groups))
  for (const group of groups) app.use(routerOf(dependencies, group).routes())
  app.use(pagesRouter(dependencies, groups).routes())
  for (const page of dependencies.pages) app.use((ctx, next) => (ctx.path.startsWith('/api/') ? next() : page(ctx, next)))
  return app.use(nothingThere)
}
