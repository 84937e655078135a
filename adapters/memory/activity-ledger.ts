import * as TE from 'fp-ts/lib/TaskEither.js'
import {
  type ActivityLedger, type DayActivity, type Policy, samePolicy, type SettledDay, type StaleDay, type UserId, type WaitingDay,
} from '../../core/index.js'
import type { DayBook, DayEntry } from './day-book.js'

const staleDay = ({ day, revision, mark }: DayEntry): StaleDay => ({
  day,
  ticket: { revision, marks: mark === null ? [] : [mark] },
})

export const makeMemoryActivityLedger = (book: DayBook): ActivityLedger => {
  const settleDay = (user: UserId, { activity, ticket }: SettledDay, policy: Policy): void => {
    const entry = book.entry(user, activity.day)
    if (entry === null || entry.revision !== ticket.revision) return
    book.keep(entry, activity, policy)
    if (entry.mark !== null && ticket.marks.includes(entry.mark)) book.clearMark(entry)
  }

  return {
    recall: (user, days, policy) =>
      TE.fromIO(() => {
        const settled: DayActivity[] = []
        const stale: StaleDay[] = []
        for (const entry of book.entries(user, days)) {
          if (entry.mark !== null) stale.push(staleDay(entry))
          else if (entry.settled === null) continue
          else if (samePolicy(entry.settled.policy, policy)) settled.push(entry.settled.activity)
          else stale.push(staleDay(entry))
        }
        return { settled, stale }
      }),

    settle: (user, days, policy) =>
      TE.fromIO(() => {
        for (const day of days) settleDay(user, day, policy)
      }),

    waiting: (limit) =>
      TE.fromIO(() => {
        const waiting: WaitingDay[] = []
        for (const { user, day } of book.stale()) {
          if (waiting.length >= limit) break
          waiting.push({ user, day })
        }
        return waiting
      }),
  }
}
