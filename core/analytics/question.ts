import type { Account } from '../accounts/account.js'
import type { Policy } from '../coding-time/policy.js'
import type { Period } from '../shared/period.js'
import type { LocalDate, Zone } from '../shared/zone.js'
import type { Dimension, SliceDimension } from './dimension.js'

/**
 * Keeps the intervals whose attribute is one of the names given, for every attribute given. Names match as shown (canonical) or as
 * sent; null is "unknown", and an empty list chooses nothing. It
 * chooses intervals, never heartbeats (rule 4).
 */
export type Filter = Readonly<Partial<Record<SliceDimension | 'entity', ReadonlyArray<string | null>>>>

/** What every question has. `account` is whose time it is, not who asks: permission is settled before. */
interface Asked {
  readonly account: Account
  readonly zone: Zone
  readonly policy: Policy
  readonly filter: Filter
}

/** The local days from `first` to `last`, both inside. */
export interface DaysQuestion extends Asked {
  readonly first: LocalDate
  readonly last: LocalDate
  /** Asks for groups by entity too: costs a fold of the window's heartbeats. */
  readonly withEntities: boolean
}

/** A range of the stats endpoint. */
export type StatsRange =
  | { readonly _tag: 'LastDays'; readonly name: 'last_7_days' | 'last_30_days' | 'last_6_months' | 'last_year' }
  | { readonly _tag: 'AllTime' }
  | { readonly _tag: 'Year'; readonly year: number }
  | { readonly _tag: 'Month'; readonly year: number; readonly month: number }

export interface StatsQuestion extends Asked {
  readonly range: StatsRange
  /** `LastDays` and `AllTime` end today when true, yesterday when false. */
  readonly includingToday: boolean
}

export interface AllTimeQuestion extends Asked {}

export interface DurationsQuestion extends Asked {
  readonly date: LocalDate
  /** What runs are made of; the project is always part of it. */
  readonly sliceBy: Dimension
}

export interface ExplainQuestion extends Asked {
  readonly window: Period
}
