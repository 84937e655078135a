import { earlier, type Instant, later, type Microseconds } from './instant.js'

/** The half-open stretch of time [from, to): `from` is inside, `to` is not. */
export interface Period {
  readonly from: Instant
  readonly to: Instant
}

export const lengthOf = ({ from, to }: Period): Microseconds => Math.max(0, to - from)

/** The same period, longer by `by` at both ends. */
export const widen = ({ from, to }: Period, by: Microseconds): Period => ({ from: earlier(from, by), to: later(to, by) })

export const contains = ({ from, to }: Period, at: Instant): boolean => from <= at && at < to
