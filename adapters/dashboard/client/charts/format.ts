/** How instants, days and lengths are written: in the account's zone, and the reader's language. */
export interface Format {
  /** An instant in seconds since 1970 as the time of day. */
  readonly time: (seconds: number) => string
  /** A local day, `YYYY-MM-DD`, at length and in short. */
  readonly longDay: (date: string) => string
  readonly weekday: (date: string) => string
  readonly dayOfMonth: (date: string) => string
}

const noonOf = (date: string): Date => new Date(`${date}T12:00:00Z`)

export const makeFormat = (zone: string, locale?: string): Format => {
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', timeZone: zone })
  const longDay = new Intl.DateTimeFormat(locale, { weekday: 'long', day: 'numeric', month: 'long', timeZone: 'UTC' })
  const weekday = new Intl.DateTimeFormat(locale, { weekday: 'short', timeZone: 'UTC' })
  const dayOfMonth = new Intl.DateTimeFormat(locale, { day: 'numeric', timeZone: 'UTC' })
  return {
    time: (seconds) => time.format(seconds * 1000),
    longDay: (date) => longDay.format(noonOf(date)),
    weekday: (date) => weekday.format(noonOf(date)),
    dayOfMonth: (date) => dayOfMonth.format(noonOf(date)),
  }
}

const count = (amount: number, unit: string): string => `${amount} ${unit}${amount === 1 ? '' : 's'}`

/** A length of time in the API's own words: `2 hrs 17 mins`, `40 mins`, `7 secs`. */
export const spanText = (seconds: number): string => {
  const whole = Math.floor(seconds)
  const hours = Math.floor(whole / 3_600)
  const minutes = Math.floor((whole % 3_600) / 60)
  if (hours > 0) return minutes > 0 ? `${count(hours, 'hr')} ${count(minutes, 'min')}` : count(hours, 'hr')
  return minutes > 0 ? count(minutes, 'min') : count(whole, 'sec')
}

export const percentOf = (part: number): string => `${(part * 100).toFixed(3)}%`
