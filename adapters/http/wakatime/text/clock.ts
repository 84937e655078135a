import { type Microseconds, SECOND } from '../../../../core/index.js'

export interface ClockParts { readonly hours: number; readonly minutes: number; readonly seconds: number }

/** Whole hours, minutes and seconds, rounded down. */
export const partsOf = (active: Microseconds): ClockParts => {
  const whole = Math.floor(active / SECOND)
  return { hours: Math.floor(whole / 3600), minutes: Math.floor((whole % 3600) / 60), seconds: whole % 60 }
}

const counted = (count: number, unit: string): string => `${count.toLocaleString('en-US')} ${unit}${count === 1 ? '' : 's'}`
const twoDigits = (count: number): string => String(count).padStart(2, '0')

/** `2 hrs 17 mins`, `1 hr 2 mins`, `2 hrs`, `40 mins`, `7 secs`, `0 secs`. */
export const textOf = (active: Microseconds): string => {
  const { hours, minutes, seconds } = partsOf(active)
  if (hours === 0) return minutes === 0 ? counted(seconds, 'sec') : counted(minutes, 'min')
  return minutes === 0 ? counted(hours, 'hr') : `${counted(hours, 'hr')} ${counted(minutes, 'min')}`
}

/** `2:17`. */
export const digitalOf = (active: Microseconds): string => {
  const { hours, minutes } = partsOf(active)
  return `${hours}:${twoDigits(minutes)}`
}

/** `2:17:36`. */
export const digitalWithSecondsOf = (active: Microseconds): string => `${digitalOf(active)}:${twoDigits(partsOf(active).seconds)}`

/** Hours, `2.28`: of whole minutes, as WakaTime has it. */
export const decimalOf = (active: Microseconds): string => {
  const { hours, minutes } = partsOf(active)
  return (hours + minutes / 60).toFixed(2)
}

export const wholeSecondsOf = (active: Microseconds): number => Math.floor(active / SECOND)

/** Of `whole`, to two digits; zero of nothing. */
export const percentOf = (part: Microseconds, whole: Microseconds): number =>
  whole === 0 ? 0 : Math.round((part / whole) * 10_000) / 100
