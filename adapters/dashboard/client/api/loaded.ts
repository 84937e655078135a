import type { Account, Day, Runs, Week, WeekTotals } from './shapes.js'

export interface SignedOut { readonly _tag: 'SignedOut' }

/** No answer, or none that can be used: down, overloaded, or something in between that is not our server. */
export interface Unreachable { readonly _tag: 'Unreachable' }

/** An account that has never had a heartbeat. */
export interface Fresh { readonly _tag: 'Fresh'; readonly account: Account }

export interface Active {
  readonly _tag: 'Active'
  readonly account: Account
  readonly today: Day
  readonly runs: Runs
  readonly week: Week
  readonly totals: WeekTotals
}

/** What can be on the page. */
export type Shown = SignedOut | Fresh | Active

/** What became of a look at the server. */
export type Loaded = Shown | Unreachable
