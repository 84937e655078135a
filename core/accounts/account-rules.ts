import * as E from 'fp-ts/lib/Either.js'
import { MAX_USER_TIMEOUT, MIN_USER_TIMEOUT } from '../coding-time/policy.js'
import { MINUTE } from '../shared/instant.js'
import { readZone, UTC } from '../shared/zone.js'
import type { Preferences } from './account.js'
import type { AccountInvalid } from './use-cases.js'

export const DEFAULT_PREFERENCES: Preferences = {
  zone: UTC, timeoutMinutes: 15, writesOnly: false, weekStart: 1, publicStats: false,
}

const USERNAME = /^[a-z0-9][a-z0-9._-]{0,38}$/i

const invalid = (field: string, why: string): E.Either<AccountInvalid, never> => E.left({ _tag: 'AccountInvalid', field, why })

/** In the protocol's paths it stands for whoever asks, so that nobody else could be reached by it. */
const THE_ASKER = 'current'

export const readUsername = (text: string): E.Either<AccountInvalid, string> => {
  if (!USERNAME.test(text)) return invalid('username', 'must be 1 to 39 letters, digits, `-`, `_` or `.`, and begin with a letter or digit')
  return text.toLowerCase() === THE_ASKER ? invalid('username', `must not be \`${THE_ASKER}\`, which means whoever asks`) : E.right(text)
}

const isWholeWithin = (number: number, from: number, to: number): boolean => Number.isInteger(number) && from <= number && number <= to

/** The preferences with the zone spelled as the database of zones does. */
export const readPreferences = (wanted: Preferences): E.Either<AccountInvalid, Preferences> => {
  const zone = readZone(wanted.zone)
  if (zone === null) return invalid('zone', 'must be a zone of the IANA database, such as `Europe/Berlin` or `UTC`')
  if (!isWholeWithin(wanted.timeoutMinutes, MIN_USER_TIMEOUT / MINUTE, MAX_USER_TIMEOUT / MINUTE)) {
    return invalid('timeoutMinutes', 'must be a whole number of minutes from 1 to 60')
  }
  if (!isWholeWithin(wanted.weekStart, 0, 6)) return invalid('weekStart', 'must be a whole number from 0 (Sunday) to 6 (Saturday)')
  return E.right({ ...wanted, zone })
}
