import type {
  ActivityLedger, DayActivity, LedgerUnavailable, Policy, Recollection, SettledDay, StaleDay, UserId, UtcDay, WaitingDay,
} from '../../../core/index.js'
import { attempt, type DatabaseError, type Sql, statement } from '../sql.js'
import { packDay } from './day-packing.js'
import { isReadable, makeDayUnpacker } from './day-unpacking.js'

const recallDays = statement('recall', './recall.sql', import.meta.url)
const settleDays = statement('settle', './settle.sql', import.meta.url)
const waitingDays = statement('waiting', './waiting.sql', import.meta.url)
const sweepBareDays = statement('sweep', './sweep.sql', import.meta.url)

const ledgerUnavailable = (cause: DatabaseError): LedgerUnavailable => ({ _tag: 'LedgerUnavailable', cause })

interface DayRow {
  readonly day: UtcDay
  readonly revision: number
  readonly marks: ReadonlyArray<number> | null
  readonly payload: Buffer | null
}

const recollect = (rows: ReadonlyArray<DayRow>): Recollection => {
  const settled: DayActivity[] = []
  const stale: StaleDay[] = []
  const unpackDay = makeDayUnpacker()
  for (const { day, revision, marks, payload } of rows) {
    if (payload !== null && isReadable(payload)) settled.push(unpackDay(day, payload))
    else stale.push({ day, ticket: { revision, marks: marks ?? [] } })
  }
  return { settled, stale }
}

const SWEPT_AT_ONCE = 1_000

/** Why no interleaving of appends and settlers loses a heartbeat: docs/decisions/0004-user-day-as-the-unit-of-recomputation.md. */
export const makeTimescaleActivityLedger = (sql: Sql): ActivityLedger => {
  const settle = async (user: UserId, days: ReadonlyArray<SettledDay>, { timeout, writesOnly }: Policy): Promise<void> => {
    if (days.length === 0) return
    const inOrder = days.toSorted((a, b) => a.activity.day - b.activity.day)
    await sql.none(settleDays([
      user,
      inOrder.map(({ activity }) => activity.day),
      inOrder.map(({ ticket }) => ticket.revision),
      inOrder.map(({ activity }) => packDay(activity)),
      timeout,
      writesOnly,
      inOrder.flatMap(({ activity, ticket }) => ticket.marks.map(() => activity.day)),
      inOrder.flatMap(({ ticket }) => ticket.marks),
    ]))
  }

  const waiting = async (limit: number): Promise<ReadonlyArray<WaitingDay>> => {
    await sql.none(sweepBareDays([SWEPT_AT_ONCE]))
    return sql.any<WaitingDay>(waitingDays([limit]))
  }

  return {
    recall: (user, { first, last }, { timeout, writesOnly }) =>
      attempt(async () => recollect(await sql.any<DayRow>(recallDays([user, first, last, timeout, writesOnly]))), ledgerUnavailable),
    settle: (user, days, policy) => attempt(() => settle(user, days, policy), ledgerUnavailable),
    waiting: (limit) => attempt(() => waiting(limit), ledgerUnavailable),
  }
}
