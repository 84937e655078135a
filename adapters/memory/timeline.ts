import type { Fingerprint, Heartbeat, Instant, Period, Position, UserId } from '../../core/index.js'
import { makeSortedList, type SortedList } from './sorted-list.js'

type Heartbeats = SortedList<Position, Heartbeat>

const NAMES = ['project', 'branch', 'language'] as const

/** One user's heartbeats, and once more those in which each name is known. */
export interface Timeline {
  readonly all: Heartbeats
  readonly knowing: Readonly<Record<(typeof NAMES)[number], Heartbeats>>
}

const inOrder = (a: Position, b: Position): number => a.instant - b.instant || a.fingerprint - b.fingerprint

/** Comes before every heartbeat at this instant. */
export const startOf = (instant: Instant): Position => ({ instant, fingerprint: -Infinity as Fingerprint })
/** Comes after every heartbeat at this instant. */
export const endOf = (instant: Instant): Position => ({ instant, fingerprint: Infinity as Fingerprint })

const makeTimeline = (): Timeline => ({
  all: makeSortedList(inOrder),
  knowing: { project: makeSortedList(inOrder), branch: makeSortedList(inOrder), language: makeSortedList(inOrder) },
})

/** Says whether it was new. */
export const addTo = ({ all, knowing }: Timeline, heartbeat: Heartbeat): boolean => {
  if (!all.add(heartbeat)) return false
  for (const name of NAMES) if (heartbeat[name] !== null) knowing[name].add(heartbeat)
  return true
}

/** Says whether it was held. */
export const removeFrom = ({ all, knowing }: Timeline, at: Position): boolean => {
  if (all.remove(at) === null) return false
  for (const name of NAMES) knowing[name].remove(at)
  return true
}

export const holdsAnyIn = ({ all }: Timeline, { from, to }: Period): boolean => {
  const latest = all.before(startOf(to))
  return latest !== null && latest.instant >= from
}

export interface Timelines {
  readonly of: (user: UserId) => Timeline | null
  readonly open: (user: UserId) => Timeline
  readonly heartbeats: () => number
}

export const makeTimelines = (): Timelines => {
  const byUser = new Map<UserId, Timeline>()
  return {
    of: (user) => byUser.get(user) ?? null,
    open: (user) => {
      const timeline = byUser.get(user) ?? makeTimeline()
      byUser.set(user, timeline)
      return timeline
    },
    heartbeats: () => {
      let count = 0
      for (const { all } of byUser.values()) count += all.size()
      return count
    },
  }
}
