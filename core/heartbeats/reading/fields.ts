import type { Problem, Repair } from '../receipt.js'
import { LARGEST_COUNT, LONGEST, MOST_DEPENDENCIES } from './limits.js'
import { cleaned } from './text.js'

/** An object as it came, and what was found while reading it. */
export interface Sheet {
  readonly sent: Readonly<Record<string, unknown>>
  readonly repairs: Repair[]
  readonly problems: Problem[]
}

const isUnknown = (value: unknown): boolean => value === undefined || value === null || value === ''

/** The first of the names under which something is known, and what that is. */
export const firstKnown = ({ sent }: Sheet, names: ReadonlyArray<string>): { readonly field: string; readonly value: unknown } | null => {
  const field = names.find((name) => Object.hasOwn(sent, name) && !isUnknown(sent[name]))
  return field === undefined ? null : { field, value: sent[field] }
}

/** The field's text without what no text should have; null when nothing is left of it. */
const readText = (sheet: Sheet, names: ReadonlyArray<string>): string | null => {
  const found = firstKnown(sheet, names)
  if (found === null) return null
  const { field, value } = found
  if (typeof value !== 'string') {
    const readable = typeof value === 'number' || typeof value === 'boolean'
    sheet.repairs.push({ field, what: readable ? `was a ${typeof value}, not a text` : 'was not a text, and was left out' })
    return readable ? String(value) : null
  }
  const text = cleaned(value)
  if (text !== value) sheet.repairs.push({ field, what: 'held control characters or broken Unicode' })
  return text === '' ? null : text
}

/** A text by which time is told apart: too long is a problem, because a shortened one would be another. */
export const readName = (sheet: Sheet, names: ReadonlyArray<string>, longest: number): string | null => {
  const text = readText(sheet, names)
  if (text !== null && text.length > longest) {
    sheet.problems.push({ field: names[0] as string, why: `Must be at most ${longest} characters long.` })
  }
  return text
}

/** A text that only describes: too long is cut. */
export const readNote = (sheet: Sheet, names: ReadonlyArray<string>, longest: number): string | null => {
  const text = readText(sheet, names)
  if (text === null || text.length <= longest) return text
  sheet.repairs.push({ field: names[0] as string, what: `was cut to ${longest} characters` })
  return cleaned(text.slice(0, longest))
}

/** A whole number from `least` to 2147483647; null when it is unknown or cannot be one. */
export const readCount = (sheet: Sheet, names: ReadonlyArray<string>, least: number): number | null => {
  const found = firstKnown(sheet, names)
  if (found === null) return null
  const { field, value } = found
  const number = typeof value === 'number' ? value : typeof value === 'string' && NUMERIC.test(value) ? Number(value) : Number.NaN
  const whole = Math.trunc(number)
  if (!(whole >= least && whole <= LARGEST_COUNT)) {
    sheet.repairs.push({ field, what: `was not a number between ${least} and ${LARGEST_COUNT}, and was left out` })
    return null
  }
  if (whole !== value) sheet.repairs.push({ field, what: 'was not written as a whole number' })
  return whole
}

export const NUMERIC = /^\s*[-+]?(?:\d+\.?\d*|\.\d+)(?:e[-+]?\d+)?\s*$/i

export const readFlag = (sheet: Sheet, names: ReadonlyArray<string>): boolean => {
  const found = firstKnown(sheet, names)
  if (found === null) return false
  const { field, value } = found
  if (typeof value === 'boolean') return value
  sheet.repairs.push({ field, what: 'was not true or false' })
  return value === 1 || (typeof value === 'string' && ['true', '1', 'yes'].includes(value.trim().toLowerCase()))
}

/** A list of names, or one text with commas; each name once, in the order sent. */
export const readNames = (sheet: Sheet, names: ReadonlyArray<string>): ReadonlyArray<string> => {
  const found = firstKnown(sheet, names)
  if (found === null) return []
  const { field, value } = found
  const sent: ReadonlyArray<unknown> | null = typeof value === 'string' ? value.split(',').map((name) => name.trim()) : Array.isArray(value) ? value : null
  const kept = new Set<string>()
  for (const name of sent ?? []) {
    if (typeof name !== 'string') continue
    const clean = cleaned(cleaned(name).slice(0, LONGEST.dependency))
    if (clean !== '' && kept.size < MOST_DEPENDENCIES) kept.add(clean)
  }
  const list = [...kept]
  if (sent !== value || list.length !== sent?.length || list.some((name, i) => name !== sent[i])) {
    sheet.repairs.push({ field, what: sent === null ? 'was not a list, and was left out' : 'was not a list of names, each once' })
  }
  return list
}
