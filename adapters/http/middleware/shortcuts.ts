import type { Middleware } from 'koa'
import { serve } from '../api/serve.js'
import type { HttpDependencies } from '../dependencies.js'
import type { RouteGroup } from '../routes/table.js'

const OWN = { user: 'current' }

/** Where a route is found when people ask for their own: null when its path has other parameters. */
const ownPathOf = (path: string): string | null => {
  const own = path.replace('/:user', `/${OWN.user}`)
  return own.includes(':') ? null : own
}

/** Takes by one look what nearly every request asks, for one's own; whatever is written in another way is left to the routers. */
export const shortcuts = (dependencies: HttpDependencies, groups: ReadonlyArray<RouteGroup>): Middleware => {
  const known = new Map<string, Middleware>()
  for (const { root, routes } of groups) {
    for (const route of routes) {
      const path = ownPathOf(root + route.path)
      if (path !== null && !known.has(`${route.method} ${path}`)) known.set(`${route.method} ${path}`, serve(dependencies, root, route))
    }
  }
  return (ctx, next) => {
    const found = known.get(`${ctx.method} ${ctx.path}`)
    if (found === undefined) return next()
    ctx['params'] = OWN
    return found(ctx, next)
  }
}
