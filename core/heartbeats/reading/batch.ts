import { HOUR, type Instant, later } from '../../shared/instant.js'
import type { Heartbeat } from '../heartbeat.js'
import type { AppendReceipt } from '../heartbeat-log.port.js'
import type { Problem, Receipt, Repair, Verdict } from '../receipt.js'
import type { CoercedHeartbeat } from './coerced.js'
import { type BatchContext, complete, type Known } from './complete.js'
import { hasPlaceholder } from './placeholders.js'
import { readStraight } from './straight.js'
import { readTolerantly } from './tolerant.js'

/** What is known beforehand of an item that reads as this instant; null for what comes from a client. */
export type KnownOf = (sent: unknown, instant: Instant) => Known | null

/** A batch as read: the heartbeats that may be stored, and for each item sent what to say of it. */
export interface ReadBatch {
  readonly heartbeats: ReadonlyArray<Heartbeat>
  readonly asksForLast: boolean
  /** One for each item sent, in that order: problems, or the repairs of the next of `heartbeats`. */
  readonly notes: ReadonlyArray<Note>
}

type Note = { readonly problems: ReadonlyArray<Problem> } | { readonly repairs: ReadonlyArray<Repair> }

const AS_IT_CAME: Note = { repairs: [] }
const NOTHING_KNOWN: KnownOf = () => null

export const readBatch = (sent: ReadonlyArray<unknown>, context: BatchContext, knownOf: KnownOf = NOTHING_KNOWN): ReadBatch => {
  const latest = later(context.now, HOUR)
  const heartbeats: Heartbeat[] = []
  const notes: Note[] = []
  let asksForLast = false
  const take = (read: CoercedHeartbeat, item: unknown, note: Note): void => {
    if (read.instant > latest) {
      notes.push({ problems: [{ field: 'time', why: 'Must not be more than one hour in the future.' }] })
      return
    }
    const heartbeat = complete(read, context, knownOf(item, read.instant))
    asksForLast ||= hasPlaceholder(heartbeat)
    heartbeats.push(heartbeat)
    notes.push(note)
  }
  for (const item of sent) {
    const straight = readStraight(item)
    if (straight !== null) take(straight, item, AS_IT_CAME)
    else {
      const read = readTolerantly(item)
      if ('heartbeat' in read && read.problems.length === 0) take(read.heartbeat, item, { repairs: read.repairs })
      else notes.push({ problems: read.problems })
    }
  }
  return { heartbeats, asksForLast, notes }
}

/** Joins what the reader said of the items with what the log said of the heartbeats. */
export const receiptOf = (
  notes: ReadBatch['notes'], heartbeats: ReadonlyArray<Heartbeat>, { fresh }: AppendReceipt,
): Receipt => {
  let next = 0
  const verdicts = notes.map((note): Verdict => {
    if ('problems' in note) return { _tag: 'Rejected', problems: note.problems }
    const i = next++
    const heartbeat = heartbeats[i] as Heartbeat
    return { _tag: fresh[i] === true ? 'Stored' : 'Duplicate', heartbeat, repairs: note.repairs }
  })
  return { verdicts }
}
