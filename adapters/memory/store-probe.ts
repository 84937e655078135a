import * as TE from 'fp-ts/lib/TaskEither.js'
import type { StoreProbe } from '../../core/index.js'
import type { Timelines } from './timeline.js'

/** The engine is the process itself. */
export const makeMemoryStoreProbe = (timelines: Timelines): StoreProbe => ({
  ready: () => TE.right(undefined),
  facts: () =>
    TE.fromIO(() => ({
      kind: 'memory', version: process.versions.node, tier: 'none', heartbeats: timelines.heartbeats(), bytes: null,
    })),
})
