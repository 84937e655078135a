import { readZone, type Zone } from '../../../core/index.js'
import { type DateToken, readDateToken } from './date-token.js'
import { Param } from './param.js'
import { readDateTime } from './date-time.js'

export const TextParam = new Param('some text', { type: 'string' }, (text) => text)

export const ZoneParam = new Param<Zone>(
  'the name of a time zone, such as Europe/Berlin', { type: 'string', examples: ['Europe/Berlin'] }, readZone,
)

export const DayParam = new Param<DateToken>(
  'a date (YYYY-MM-DD), today, yesterday, or a datetime such as 2026-11-22T09:00:00Z', { type: 'string', examples: ['2026-11-22', 'today'] },
  readDateToken,
)

export const DateTimeParam = new Param(
  'a datetime such as 2026-11-22T09:00:00Z, or seconds since 1970', { type: 'string', examples: ['2026-11-22T09:00:00Z'] }, readDateTime,
)

export const TimeoutParam = new Param(
  'a whole number of minutes from 1 to 240', { type: 'integer', minimum: 1, maximum: 240 },
  (text) => (/^\d{1,3}$/.test(text) && Number(text) >= 1 && Number(text) <= 240 ? Number(text) : null),
)

export const PageParam = new Param(
  'a page number from 1', { type: 'integer', minimum: 1 }, (text) => (/^\d{1,6}$/.test(text) && Number(text) >= 1 ? Number(text) : null),
)

const FLAGS: Readonly<Record<string, boolean>> = { true: true, 1: true, yes: true, false: false, 0: false, no: false }

export const FlagParam = new Param('true or false', { type: 'boolean' }, (text) => FLAGS[text.toLowerCase()] ?? null)

/** Names separated by commas. */
export const NamesParam = new Param<ReadonlyArray<string>>(
  'names separated by commas', { type: 'string', examples: ['main,feature/x'] },
  (text) => text.split(',').map((name) => name.trim()).filter((name) => name !== ''),
)

/** One of the words given, in whatever case. */
export const wordParam = <Word extends string>(words: ReadonlyArray<Word>): Param<Word> =>
  new Param(
    `one of ${words.join(', ')}`, { type: 'string', enum: words },
    (text) => words.find((word) => word.toLowerCase() === text.toLowerCase()) ?? null,
  )

