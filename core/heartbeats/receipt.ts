import type { UserId } from '../accounts/account.js'
import type { Heartbeat } from './heartbeat.js'

/** Who sent a batch, and what the request said of itself. A heartbeat's own fields win over these. */
export interface Sender {
  readonly user: UserId
  /** The request's User-Agent. */
  readonly userAgent: string | null
  /** The request's X-Machine-Name, already unescaped. */
  readonly machine: string | null
}

/** A field that was not as it should be and was mended: nothing of worth was lost. */
export interface Repair { readonly field: string; readonly what: string }

/** A field for which a heartbeat cannot be taken, in words for the person who reads the client's log. */
export interface Problem { readonly field: string; readonly why: string }

/** What became of one heartbeat of a batch. `repairs` is empty when it was taken as it came. */
export type Verdict =
  | { readonly _tag: 'Stored'; readonly heartbeat: Heartbeat; readonly repairs: ReadonlyArray<Repair> }
  | { readonly _tag: 'Duplicate'; readonly heartbeat: Heartbeat; readonly repairs: ReadonlyArray<Repair> }
  | { readonly _tag: 'Rejected'; readonly problems: ReadonlyArray<Problem> }

/** One verdict for each heartbeat sent, in the order sent. */
export interface Receipt { readonly verdicts: ReadonlyArray<Verdict> }
