import type { DayActivity, Policy, UserId, UtcDay, UtcDays } from '../../core/index.js'
import { makeSortedList, type SortedList } from './sorted-list.js'

/** What the log tells the ledger. */
export interface DayMarks {
  /** The day's activity may have changed. */
  readonly mark: (user: UserId, day: UtcDay) => void
  /** The day has no heartbeats left; tickets given for it lapse. */
  readonly forget: (user: UserId, day: UtcDay) => void
}

export interface DayEntry {
  readonly user: UserId
  readonly day: UtcDay
  /** Grows whenever what is kept changes, and never starts again. */
  revision: number
  /** The latest mark; null when the day is not stale. */
  mark: number | null
  settled: { readonly activity: DayActivity; readonly policy: Policy } | null
}

export interface DayBook extends DayMarks {
  readonly entry: (user: UserId, day: UtcDay) => DayEntry | null
  readonly entries: (user: UserId, days: UtcDays) => ReadonlyArray<DayEntry>
  readonly keep: (entry: DayEntry, activity: DayActivity, policy: Policy) => void
  readonly clearMark: (entry: DayEntry) => void
  /** Stale days, in the order in which they became stale. */
  readonly stale: () => Iterable<DayEntry>
}

type DayKey = Pick<DayEntry, 'day'>

export const makeDayBook = (): DayBook => {
  const byUser = new Map<UserId, SortedList<DayKey, DayEntry>>()
  const stale = new Set<DayEntry>()
  let marks = 0

  const entry = (user: UserId, day: UtcDay): DayEntry | null => byUser.get(user)?.find({ day }) ?? null

  const open = (user: UserId, day: UtcDay): DayEntry => {
    const held = entry(user, day)
    if (held !== null) return held
    const fresh: DayEntry = { user, day, revision: 0, mark: null, settled: null }
    const days = byUser.get(user) ?? makeSortedList<DayKey, DayEntry>((a, b) => a.day - b.day)
    byUser.set(user, days)
    days.add(fresh)
    return fresh
  }

  const clearMark = (entry: DayEntry): void => {
    entry.mark = null
    stale.delete(entry)
  }

  return {
    entry,
    entries: (user, { first, last }) => byUser.get(user)?.between({ day: first }, { day: (last + 1) as UtcDay }) ?? [],
    stale: () => stale,
    clearMark,

    mark: (user, day) => {
      const marked = open(user, day)
      marks += 1
      marked.mark = marks
      stale.add(marked)
    },

    forget: (user, day) => {
      const held = entry(user, day)
      if (held === null) return
      held.revision += 1
      held.settled = null
      clearMark(held)
    },

    keep: (entry, activity, policy) => {
      entry.revision += 1
      entry.settled = { activity, policy }
    },
  }
}
