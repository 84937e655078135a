import type { Route } from '../api/route.js'
import type { HttpDependencies } from '../dependencies.js'
import { companyRoutes } from './company.js'
import { explainRoutes } from './explain.js'
import { fileExpertRoutes } from './file-experts.js'
import { healthRoutes } from './health.js'
import { heartbeatRoutes } from './heartbeats.js'
import { ingestRoutes } from './ingest.js'
import { referenceRoutes } from './reference.js'
import { statsRoutes } from './stats.js'
import { timeRoutes } from './time.js'
import { userRoutes } from './users.js'

/** Routes that share a root, and are matched together: matching is linear, so what is asked most often comes first and alone. */
export interface RouteGroup { readonly root: string; readonly routes: ReadonlyArray<Route> }

export const API_ROOT = '/api/v1'

/** Every route there is. The router and the OpenAPI document are both made from this, and from nothing else. */
export const routeTable = (dependencies: HttpDependencies): ReadonlyArray<RouteGroup> => [
  { root: API_ROOT, routes: ingestRoutes(dependencies) },
  {
    root: API_ROOT,
    routes: [
      ...timeRoutes(dependencies),
      ...statsRoutes(dependencies),
      ...userRoutes(dependencies),
      ...heartbeatRoutes(dependencies),
      ...explainRoutes(dependencies),
      ...fileExpertRoutes(dependencies),
      ...companyRoutes(dependencies),
      ...referenceRoutes(dependencies),
    ],
  },
  { root: '', routes: healthRoutes(dependencies) },
]
