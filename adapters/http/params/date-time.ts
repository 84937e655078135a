import { type Instant, instant, instantOfMilliseconds, SECOND } from '../../../core/index.js'

const ISO = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(\.\d{1,9})?(Z|[+ -]\d\d:?\d\d)$/i
const EPOCH = /^\d{1,11}(\.\d{1,9})?$/

const microsecondsOf = (fraction: string | undefined): number => Math.round(Number(`0${fraction ?? ''}`) * SECOND)

/** An ISO 8601 datetime with offset, or seconds since 1970, to the microsecond. An unescaped `+` arrives as a blank. */
export const readDateTime = (text: string): Instant | null => {
  if (EPOCH.test(text)) return instant(Math.round(Number(text) * SECOND))
  const [, whole = '', fraction, zone = ''] = ISO.exec(text) ?? []
  const milliseconds = Date.parse(whole + zone.toUpperCase().replace(' ', '+'))
  return Number.isNaN(milliseconds) ? null : instant(instantOfMilliseconds(milliseconds) + microsecondsOf(fraction))
}
