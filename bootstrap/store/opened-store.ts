import type { Store } from '../../core/index.js'

/** A server wants the embedded store's folder for itself; a command works beside a running server; `look` makes and changes nothing. */
export type StoreAccess = 'server' | 'command' | 'look'

/** A store that is ready, and how to let go of it. */
export interface OpenedStore {
  readonly store: Store
  /** What a person should know of how it was opened, a line each. */
  readonly notices: ReadonlyArray<string>
  /** Answers, with the reason, when the store is gone for good; else never. */
  readonly lost: Promise<string>
  /** Writes what is still waiting, then lets go. */
  readonly close: () => Promise<void>
}
