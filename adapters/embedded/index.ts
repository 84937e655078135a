export { EmbeddedFailure, type EmbeddedFailureTag } from './failure.js'
export type { EmbeddedConnection } from './guard.js'
export { type EmbeddedOptions, type EmbeddedPostgres, holdsDatabase, openEmbeddedPostgres } from './open.js'
