import { type Instant, type LocalDate, weekdayOf } from '../../../../core/index.js'

const WEEKDAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const MONTH_NAMES = [
  'January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December',
]

const suffixOf = (day: number): string => {
  if (day >= 11 && day <= 13) return 'th'
  return ['th', 'st', 'nd', 'rd'][day % 10] ?? 'th'
}

/** `Fri Jun 16th 2023`. */
export const dateTextOf = (date: LocalDate): string => {
  const [year = '', month = '', day = ''] = date.split('-')
  return `${WEEKDAYS[weekdayOf(date)]} ${MONTHS[Number(month) - 1]} ${Number(day)}${suffixOf(Number(day))} ${year}`
}

/** `June 2023`. */
export const monthTextOf = (year: number, month: number): string => `${MONTH_NAMES[month - 1]} ${year}`

const AGES: ReadonlyArray<readonly [unit: string, seconds: number]> = [
  ['year', 31_557_600], ['month', 2_629_800], ['day', 86_400], ['hour', 3_600], ['minute', 60], ['second', 1],
]

/** `5 minutes ago`, by the largest unit that fits; `just now` within a second and for times to come. */
export const agoTextOf = (at: Instant, now: Instant): string => {
  const seconds = Math.floor((now - at) / 1_000_000)
  const age = AGES.find(([, length]) => seconds >= length)
  if (age === undefined) return 'just now'
  const count = Math.floor(seconds / age[1])
  return `${count} ${age[0]}${count === 1 ? '' : 's'} ago`
}
