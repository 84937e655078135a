import { readFileSync } from 'node:fs'
import * as E from 'fp-ts/lib/Either.js'
import { type Mistake, unknownSetting } from './mistake.js'
import { isSettingName } from './settings.js'

/** Names and texts, as the environment gives them. */
export type RawSettings = Readonly<Record<string, string | undefined>>

type Parsed = E.Either<ReadonlyArray<Mistake>, RawSettings>

const mistaken = (why: string): Parsed => E.left([{ name: 'CODETIME_CONFIG', why }])

const textOfValue = (value: unknown): string | undefined => {
  if (typeof value === 'string') return value
  if (typeof value === 'number' || typeof value === 'boolean') return String(value)
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value.join(',')
  return undefined
}

const readNames = (content: object, path: string): Parsed => {
  const mistakes: Array<Mistake> = []
  const found: Record<string, string> = {}
  for (const [name, value] of Object.entries(content)) {
    const text = textOfValue(value)
    if (!isSettingName(name)) mistakes.push(unknownSetting(name))
    else if (name === 'CODETIME_CONFIG') mistakes.push({ name, why: `only the environment can set it, not ${path}` })
    else if (text === undefined) mistakes.push({ name, why: `expected text or a number in ${path}` })
    else found[name] = text
  }
  return mistakes.length > 0 ? E.left(mistakes) : E.right(found)
}

const parse = (json: string): unknown => {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}

/** What the file sets; every mistake in it at once. */
export const readSettingsFile = (path: string): Parsed => {
  let json: string
  try {
    json = readFileSync(path, 'utf8')
  } catch (cause) {
    return mistaken(`expected a file that can be read; ${path} cannot: ${(cause as NodeJS.ErrnoException).code}`)
  }
  const content = parse(json)
  if (typeof content !== 'object' || content === null || Array.isArray(content)) return mistaken(`expected a JSON object in ${path}`)
  return readNames(content, path)
}
