import type * as TE from 'fp-ts/lib/TaskEither.js'

/** The store did not answer the probe. */
export interface StoreUnreachable { readonly _tag: 'StoreUnreachable'; readonly cause: unknown }

/** What TimescaleDB offers here: nothing, its Apache edition, or all of it. */
export type TimescaleTier = 'none' | 'apache' | 'community'

/** What was found, for `codetime doctor` and `/health/ready`. Holds no address, name or password. */
export interface StoreFacts {
  readonly kind: 'memory' | 'postgresql'
  /** Of the engine, such as `18.4`. */
  readonly version: string
  readonly tier: TimescaleTier
  readonly heartbeats: number
  /** On disk, indexes included; null where there is no disk. */
  readonly bytes: number | null
}

/** Whether the store answers, and what it is. Proven by `test/contracts/store-probe.contract.ts`. */
export interface StoreProbe {
  /** Cheap enough to be asked every second. */
  readonly ready: () => TE.TaskEither<StoreUnreachable, void>
  readonly facts: () => TE.TaskEither<StoreUnreachable, StoreFacts>
}
