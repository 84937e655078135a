import * as E from 'fp-ts/lib/Either.js'
import { addDays, dateAt, type Instant, type LocalDate, readSummaryRange, type Weekday, type Zone } from '../../../core/index.js'
import { type ParametersInvalid, parameterInvalid } from '../api/failure.js'
import { type DateToken, dateOfToken } from './date-token.js'
import { wordParam } from './params.js'

export const SUMMARY_RANGES = [
  'Today', 'Yesterday', 'Last 7 Days', 'Last 7 Days from Yesterday', 'Last 14 Days', 'Last 30 Days', 'This Week', 'Last Week',
  'This Month', 'Last Month',
] as const

export const RangeNameParam = wordParam(SUMMARY_RANGES)

export interface Days { readonly first: LocalDate; readonly last: LocalDate }

interface Asked { readonly start?: DateToken | undefined; readonly end?: DateToken | undefined; readonly range?: string | undefined }

interface Where { readonly zone: Zone; readonly now: Instant; readonly weekStart: Weekday; readonly most: number }

const between = (first: LocalDate, last: LocalDate, most: number): E.Either<ParametersInvalid, Days> => {
  if (last < first) return E.left(parameterInvalid('end', 'a day that is not before start'))
  if (addDays(first, most - 1) < last) return E.left(parameterInvalid('end', `a day at most ${most - 1} days after start`))
  return E.right({ first, last })
}

/** The days from `start` to `end`, or of a named range; `range` wins. At most `most` of them. */
export const daysOf = ({ start, end, range }: Asked, { zone, now, weekStart, most }: Where): E.Either<ParametersInvalid, Days> => {
  if (range !== undefined) {
    const named = readSummaryRange(range, dateAt(zone, now), weekStart)
    return named === null ? E.left(parameterInvalid('range', RangeNameParam.expected)) : E.right(named)
  }
  if (start === undefined) return E.left(parameterInvalid('start', 'a date (with end), or a range'))
  if (end === undefined) return E.left(parameterInvalid('end', 'a date, as start has one'))
  return between(dateOfToken(start, zone, now), dateOfToken(end, zone, now), most)
}
