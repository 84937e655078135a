import type { LedgerUnavailable } from '../coding-time/activity-ledger.port.js'
import type { AiTotals, LineTotals } from '../coding-time/activity.js'
import type { Policy } from '../coding-time/policy.js'
import type { Session } from '../coding-time/sessions.js'
import type { Heartbeat } from '../heartbeats/heartbeat.js'
import type { LogUnavailable } from '../heartbeats/heartbeat-log.port.js'
import type { Instant, Microseconds } from '../shared/instant.js'
import type { Period } from '../shared/period.js'
import type { LocalDate, LocalDay, Zone } from '../shared/zone.js'
import type { SliceDimension } from './dimension.js'

/** No answer can be given now; asking again later may work. */
export type Unanswerable = LogUnavailable | LedgerUnavailable

/** One value of an attribute and what belongs to it. Names are canonical; null is "unknown". */
export interface Group {
  readonly name: string | null
  readonly active: Microseconds
  readonly heartbeats: number
  readonly lines: LineTotals
}

/** Groups with any activity or heartbeats: the largest time first, then by name, unknown last among equals. */
export type Breakdown = Readonly<Record<SliceDimension, ReadonlyArray<Group>>> & {
  readonly dependency: ReadonlyArray<Group>
  /** Only when asked for. */
  readonly entity?: ReadonlyArray<Group>
}

export interface Totals {
  readonly active: Microseconds
  /** Time whose language is unknown ("Other"). */
  readonly otherLanguage: Microseconds
  /** Time in which an AI agent worked: its heartbeat's category is `ai coding`, or its User-Agent names an agent. */
  readonly aiActive: Microseconds
  readonly heartbeats: number
  readonly lines: LineTotals
  readonly ai: AiTotals
}

export interface DaySummary extends LocalDay {
  readonly totals: Totals
  readonly breakdown: Breakdown
}

/** Averages over the days that have begun. `active` is rounded down to whole microseconds. */
export interface DailyAverage {
  readonly days: number
  /** Days without any activity. */
  readonly holidays: number
  /** Per day that had activity; zero when none had. */
  readonly active: Microseconds
  readonly activeWithoutOtherLanguage: Microseconds
}

export interface Summary {
  readonly period: Period
  readonly zone: Zone
  readonly policy: Policy
  /** Every local day asked for, in order, with zeroes where nothing happened. */
  readonly days: ReadonlyArray<DaySummary>
  readonly totals: Totals
  readonly breakdown: Breakdown
  readonly average: DailyAverage
}

export interface DayTotal { readonly date: LocalDate; readonly active: Microseconds }

/** Consecutive days with activity, among the days of the range. */
export interface Streaks {
  /** Ends today or yesterday; zero when neither had activity. */
  readonly current: number
  readonly longest: number
}

export interface Rhythm {
  /** Seven totals, Sunday first. */
  readonly weekdays: ReadonlyArray<Microseconds>
  /** Twenty-four totals by local hour of day. */
  readonly hours: ReadonlyArray<Microseconds>
}

export interface Stats {
  readonly first: LocalDate
  readonly last: LocalDate
  readonly period: Period
  readonly zone: Zone
  readonly policy: Policy
  readonly totals: Totals
  readonly breakdown: Breakdown
  readonly average: DailyAverage
  /** The earliest of the days with the most time; null when there was none. */
  readonly bestDay: DayTotal | null
  /** Every local day of the range, in order. */
  readonly days: ReadonlyArray<DayTotal>
  readonly streaks: Streaks
  readonly rhythm: Rhythm
}

export interface AllTime {
  /** The local day of the first heartbeat, or today when there is none. */
  readonly first: LocalDate
  readonly today: LocalDate
  readonly period: Period
  readonly zone: Zone
  readonly policy: Policy
  readonly totals: Totals
  readonly average: DailyAverage
}

/** A maximal run of adjacent active intervals with equal values, inside one session, cut to the window (rule 7). */
export interface Duration {
  readonly period: Period
  readonly project: string | null
  /** The value of the attribute asked for; for `dependency` the names joined by `, `. */
  readonly value: string | null
  readonly lines: LineTotals
}

export interface Durations {
  readonly day: LocalDay
  readonly zone: Zone
  readonly policy: Policy
  readonly durations: ReadonlyArray<Duration>
  /** Branches that occur in the answer. */
  readonly branches: ReadonlyArray<string>
}

/** Why a stretch between two heartbeats counted, or did not. */
export type ExplainedGap =
  | { readonly _tag: 'Counted'; readonly interval: Period; readonly counted: Period; readonly owner: Heartbeat }
  | { readonly _tag: 'ClippedAway'; readonly interval: Period; readonly owner: Heartbeat }
  | { readonly _tag: 'FilteredOut'; readonly interval: Period; readonly owner: Heartbeat; readonly attribute: string }
  | { readonly _tag: 'TooLong'; readonly gap: Period; readonly owner: Heartbeat; readonly length: Microseconds }

export interface Explanation {
  /** The version of the rule, such as `coding-time/1`. */
  readonly rule: string
  readonly window: Period
  readonly zone: Zone
  readonly policy: Policy
  readonly total: Microseconds
  /** Every pair of neighbours within one timeout of the window that touches it, in time order. The counted lengths sum to `total`. */
  readonly gaps: ReadonlyArray<ExplainedGap>
  /** Heartbeats that did not enter the timeline because the policy is writes only. */
  readonly notWrites: number
  /** Instants at which more than one heartbeat was sent: only the last of them owns time. */
  readonly sameInstant: number
  /** Cut to the window, with the heartbeats in it. Filters do not change them. */
  readonly sessions: ReadonlyArray<Session>
  /** In the window. */
  readonly lastHeartbeat: Instant | null
}
