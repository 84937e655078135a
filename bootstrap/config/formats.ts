import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as t from 'io-ts'

/** Reads a value from text. Its name says what is expected: it is what a person reads who made a mistake. */
export type Format<A> = t.Type<A, string>

/** `read` answers undefined for a text it cannot read. */
const format = <A>(expected: string, read: (text: string) => A | undefined, write: (value: A) => string = String): Format<A> =>
  new t.Type<A, string>(
    expected,
    (value): value is A => value !== undefined,
    (input, context) =>
      pipe(
        t.string.validate(input, context),
        E.flatMap((text) => {
          const value = read(text)
          return value === undefined ? t.failure(input, context) : t.success(value)
        }),
      ),
    write,
  )

const parseUrl = (text: string): URL | undefined => {
  try {
    return new URL(text)
  } catch {
    return undefined
  }
}

const url = (protocols: ReadonlyArray<string>) => (text: string): string | undefined => {
  const parsed = parseUrl(text)
  return parsed !== undefined && protocols.includes(parsed.protocol) ? text : undefined
}

const readPostgresUrl = url(['postgres:', 'postgresql:'])

const readUrls = (text: string): ReadonlyArray<string> | undefined => {
  const urls = text.split(',').map((part) => readPostgresUrl(part.trim()))
  return urls.every((found) => found !== undefined) ? urls : undefined
}

export const anyText = format('text', (text) => text)

export const host = format('a host name or an IP address', (text) => (/^[\w.:%-]+$/.test(text) ? text : undefined))

export const port = format('a whole number from 0 to 65535; 0 takes any free port', (text) => {
  const value = Number(text)
  return /^\d{1,5}$/.test(text) && value <= 65_535 ? value : undefined
})

/** Takes an absolute path only: what is running is often started from another folder than the one thought of. */
export const folder = format('an absolute path of a folder', (text) => (text.startsWith('/') || /^[A-Za-z]:[\\/]/.test(text) ? text : undefined))

export const postgresUrl = format('a URL such as postgres://user:password@host:5432/database', readPostgresUrl)

export const postgresUrls = format<ReadonlyArray<string>>('PostgreSQL URLs with commas between them', readUrls, (urls) => urls.join(','))

export const redisUrl = format('a URL such as redis://host:6379', url(['redis:', 'rediss:']))

/** Names several hosts at times, which `URL` does not read. */
export const mongoUrl = format('a URL such as mongodb://host:27017/database', (text) => (/^mongodb(\+srv)?:\/\/\S+$/.test(text) ? text : undefined))

export const oneOf = <Name extends string>(...names: ReadonlyArray<Name>): Format<Name> =>
  format(`one of ${names.join(', ')}`, (text) => names.find((name) => name === text))
