import { addDays, dateAt, type Instant, type LocalDate, readLocalDate, type Zone } from '../../../core/index.js'
import { readDateTime } from './date-time.js'

/** A day as a client names it: which one it is depends on zone and clock. */
export type DateToken =
  | { readonly _tag: 'Date'; readonly date: LocalDate }
  | { readonly _tag: 'DaysAgo'; readonly days: number }
  | { readonly _tag: 'At'; readonly at: Instant }

export const readDateToken = (text: string): DateToken | null => {
  const word = text.toLowerCase()
  if (word === 'today') return { _tag: 'DaysAgo', days: 0 }
  if (word === 'yesterday') return { _tag: 'DaysAgo', days: 1 }
  const date = readLocalDate(text)
  if (date !== null) return { _tag: 'Date', date }
  const at = readDateTime(text)
  return at === null ? null : { _tag: 'At', at }
}

export const dateOfToken = (token: DateToken, zone: Zone, now: Instant): LocalDate => {
  switch (token._tag) {
    case 'Date': return token.date
    case 'DaysAgo': return addDays(dateAt(zone, now), -token.days)
    case 'At': return dateAt(zone, token.at)
    default: return token satisfies never
  }
}
