import type { Brand } from '../shared/brand.js'
import { type Instant, instant, type Microseconds, UTC_DAY } from '../shared/instant.js'
import type { Period } from '../shared/period.js'

/** A UTC day, counted from 1970-01-01 (which is 0). The unit of recomputation. */
export type UtcDay = Brand<number, 'UtcDay'>

export const utcDayOf = (at: Instant): UtcDay => Math.floor(at / UTC_DAY) as UtcDay
export const periodOfUtcDay = (day: UtcDay): Period => ({ from: instant(day * UTC_DAY), to: instant((day + 1) * UTC_DAY) })

/** The days from `first` to `last`, both inside. */
export interface UtcDays { readonly first: UtcDay; readonly last: UtcDay }

/** The attributes by which settled time can be told apart; names as sent, null is unknown. */
export interface Slice {
  readonly project: string | null
  readonly branch: string | null
  readonly language: string | null
  readonly category: string
  readonly editor: string | null
  readonly operatingSystem: string | null
  readonly machine: string | null
  readonly aiAgent: string | null
  readonly aiModel: string | null
}

/** Lines changed. Net figures of clients are split by sign: +5 is added, -5 is deleted. */
export interface LineTotals {
  readonly aiAdded: number
  readonly aiDeleted: number
  readonly humanAdded: number
  readonly humanDeleted: number
}

export interface AiTotals {
  readonly inputTokens: number
  readonly cachedInputTokens: number
  readonly outputTokens: number
  /** Heartbeats that carried a prompt, and their prompts' characters. */
  readonly prompts: number
  readonly promptLength: number
}

/** What happened in one slice in one quarter-hour. Counts belong to the quarter-hour of the heartbeat, time to where it lies. */
export interface ActivityRow {
  /** The quarter-hour of the UTC day, 0 to 95. */
  readonly quarter: number
  /** Index into the day's `slices`. */
  readonly slice: number
  readonly active: Microseconds
  readonly heartbeats: number
  /** Null when all are zero. */
  readonly lines: LineTotals | null
  /** Null when all are zero. */
  readonly ai: AiTotals | null
}

/** Time of a slice in which a dependency was among those of the owning heartbeat. Several may hold the same time: labels, not parts. */
export interface DependencyRow {
  readonly quarter: number
  /** Index into the day's `slices`. */
  readonly slice: number
  readonly dependency: string
  readonly active: Microseconds
}

/** What happened in one entity in one quarter-hour. */
export interface EntityRow {
  readonly quarter: number
  readonly entity: string
  readonly active: Microseconds
  readonly heartbeats: number
  /** Null when all are zero. */
  readonly lines: LineTotals | null
}

/** One user's UTC day, folded by the rule: everything a total needs, without the heartbeats. */
export interface DayActivity {
  readonly day: UtcDay
  readonly slices: ReadonlyArray<Slice>
  /** Ordered by quarter, then slice; at most one row for each pair. */
  readonly rows: ReadonlyArray<ActivityRow>
  /** Ordered by quarter, then slice, then dependency; at most one row for each three. */
  readonly dependencies: ReadonlyArray<DependencyRow>
}

/** The same of any window, its quarter-hours counted from its start: never kept, so it may tell entities apart too. */
export interface Activity extends Omit<DayActivity, 'day'> {
  /** Ordered by quarter, then entity; empty unless asked for. */
  readonly entities: ReadonlyArray<EntityRow>
}
