/** A full hour of a local day: `at` is a part of the day's length, `hour` what a clock there shows, from 0 to 23. */
export interface HourMark {
  readonly at: number
  readonly hour: number
  readonly label: string
}

const HOUR = 3_600

/** The hours of a day that begins at `start`: 24 of them, or 23 or 25 when clocks change. `start` and `length` are in seconds. */
export const hourMarks = (start: number, length: number, zone: string, locale?: string): ReadonlyArray<HourMark> => {
  const clock = new Intl.DateTimeFormat('en-GB', { hour: '2-digit', hourCycle: 'h23', timeZone: zone })
  const label = new Intl.DateTimeFormat(locale, { hour: 'numeric', timeZone: zone })
  return Array.from({ length: Math.ceil(length / HOUR) }, (_, index) => {
    const instant = new Date((start + index * HOUR) * 1000)
    return { at: (index * HOUR) / length, hour: Number(clock.format(instant)), label: label.format(instant) }
  })
}
