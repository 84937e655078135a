import { type Command, Option } from 'commander'
import { type Preferences, readZone, type Weekday } from '../../core/index.js'
import { Refusal } from '../refusal.js'

/** The options of a user's preferences, as they are typed. */
export interface PreferenceOptions {
  readonly zone?: string
  readonly timeout?: string
  readonly weekStart?: string
  readonly writesOnly?: string
  readonly publicStats?: string
}

const WEEKDAYS = ['sunday', 'monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday'] as const

export const addPreferenceOptions = (command: Command): Command =>
  command
    .option('--zone <zone>', 'the time zone of the user\'s days, such as Europe/Berlin')
    .option('--timeout <minutes>', 'the longest pause that still counts as coding, from 1 to 60 minutes')
    .addOption(new Option('--week-start <day>', 'the day on which weeks begin').choices(WEEKDAYS))
    .addOption(new Option('--writes-only <on|off>', 'count only what was saved').choices(['on', 'off']))
    .addOption(new Option('--public-stats <on|off>', 'let anybody read this user\'s stats by name').choices(['on', 'off']))

const zoneOf = (text: string): Preferences['zone'] => {
  const zone = readZone(text)
  if (zone === null) throw new Refusal(`zone: expected a time zone such as Europe/Berlin, not ${text}`)
  return zone
}

const minutesOf = (text: string): number => {
  if (!/^\d{1,3}$/.test(text)) throw new Refusal(`timeout: expected whole minutes from 1 to 60, not ${text}`)
  return Number(text)
}

/** What the options ask to be different. */
export const preferencesOf = ({ zone, timeout, weekStart, writesOnly, publicStats }: PreferenceOptions): Partial<Preferences> => ({
  ...(zone === undefined ? {} : { zone: zoneOf(zone) }),
  ...(timeout === undefined ? {} : { timeoutMinutes: minutesOf(timeout) }),
  ...(weekStart === undefined ? {} : { weekStart: WEEKDAYS.findIndex((day) => day === weekStart) as Weekday }),
  ...(writesOnly === undefined ? {} : { writesOnly: writesOnly === 'on' }),
  ...(publicStats === undefined ? {} : { publicStats: publicStats === 'on' }),
})

export const inWords = ({ zone, timeoutMinutes, weekStart, writesOnly, publicStats }: Preferences): string =>
  [
    zone,
    `${timeoutMinutes} min timeout`,
    `weeks from ${WEEKDAYS[weekStart]}`,
    ...(writesOnly ? ['writes only'] : []),
    `stats ${publicStats ? 'public' : 'private'}`,
  ].join(', ')
