import type { Fingerprint, Heartbeat, Instant, Period, Position, UserId } from '../../core/index.js'
import { makeSortedList, type SortedList } from './sorted-list.js'

type Heartbeats = SortedList<Position, Heartbeat>

const NAMES = ['project', 'branch', 'language'] as const

type ByName = Readonly<Record<(typeof NAMES)[number], Heartbeats>>

/** One user's heartbeats. */
export interface Timeline {
  readonly all: Heartbeats
  /** Once more those in which each name is known; null until somebody asks for them. */
  knowing: ByName | null
}

const inOrder = (a: Position, b: Position): number => a.instant - b.instant || a.fingerprint - b.fingerprint

/** Comes before every heartbeat at this instant. */
export const startOf = (instant: Instant): Position => ({ instant, fingerprint: -Infinity as Fingerprint })
/** Comes after every heartbeat at this instant. */
export const endOf = (instant: Instant): Position => ({ instant, fingerprint: Infinity as Fingerprint })

const addKnown = (knowing: ByName, heartbeat: Heartbeat): void => {
  for (const name of NAMES) if (heartbeat[name] !== null) knowing[name].add(heartbeat)
}

/** For each name, the heartbeats in which it is known. */
export const knowing = (timeline: Timeline): ByName => {
  if (timeline.knowing !== null) return timeline.knowing
  const known: ByName = { project: makeSortedList(inOrder), branch: makeSortedList(inOrder), language: makeSortedList(inOrder) }
  timeline.all.each((heartbeat) => addKnown(known, heartbeat))
  timeline.knowing = known
  return known
}

/** Says whether it was new. */
export const addTo = (timeline: Timeline, heartbeat: Heartbeat): boolean => {
  if (!timeline.all.add(heartbeat)) return false
  if (timeline.knowing !== null) addKnown(timeline.knowing, heartbeat)
  return true
}

/** Says whether it was held. */
export const removeFrom = (timeline: Timeline, at: Position): boolean => {
  if (timeline.all.remove(at) === null) return false
  if (timeline.knowing !== null) for (const name of NAMES) timeline.knowing[name].remove(at)
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
      const timeline = byUser.get(user) ?? { all: makeSortedList(inOrder), knowing: null }
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
