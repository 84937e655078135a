/** What this page reads of the API's answers; the server that serves the page also gives them. */

/** One project or language, and its time. `text` is written by the API and shown as it is. */
export interface Group {
  readonly name: string
  readonly total_seconds: number
  readonly percent: number
  readonly text: string
}

export interface Total {
  readonly hours: number
  readonly minutes: number
  readonly total_seconds: number
  readonly text: string
}

export interface Day {
  readonly grand_total: Total
  readonly projects: ReadonlyArray<Group>
  readonly languages: ReadonlyArray<Group>
  /** `date` is a local day, `YYYY-MM-DD`, in `timezone`. */
  readonly range: { readonly date: string; readonly timezone: string }
}

export interface Week {
  readonly data: ReadonlyArray<Day>
  readonly cumulative_total: { readonly seconds: number; readonly text: string }
  readonly daily_average: { readonly text_including_other_language: string; readonly days_minus_holidays: number }
}

/** A run of work in one project; times in seconds since 1970. */
export interface Run {
  readonly project: string
  readonly time: number
  readonly duration: number
}

/** `start` and `end` are the first and last second of the local day, in UTC. */
export interface Runs {
  readonly data: ReadonlyArray<Run>
  readonly start: string
  readonly end: string
  readonly timezone: string
}

export interface Account {
  readonly username: string
  readonly timezone: string
  readonly last_heartbeat_at: string | null
  /** The longest gap that counts, in minutes. */
  readonly timeout: number
  readonly writes_only: boolean
}

/** The week's time by project and by language, largest first. */
export interface WeekTotals {
  readonly projects: ReadonlyArray<Group>
  readonly languages: ReadonlyArray<Group>
}
