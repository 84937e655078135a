export { makeHttpApp } from './app.js'
export type { HttpDependencies, HttpLogger } from './dependencies.js'
export { DEFAULT_LIMITS, type HttpLimits } from './limits.js'
