/** Parameters whose values may be logged: none of them can hold a secret or a name. */
const HARMLESS: ReadonlySet<string> = new Set([
  'date', 'start', 'end', 'range', 'timeout', 'writes_only', 'timezone', 'slice_by', 'page', 'is_including_today', 'cache',
])
const PLAIN = /^[\w:.,+/ -]{0,40}$/
const UUID = /(waka_)?[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/gi
const LONG_TOKEN = /[\w-]{24,}/g

const withoutSecrets = (text: string): string => text.replace(UUID, '[id]').replace(LONG_TOKEN, '[long]')

/** A path that no route knows: it may be anything, and so may hold a key. */
export const redactedPath = (path: string): string => withoutSecrets(path).slice(0, 200)

/** The query as it may be logged: the names of all parameters, the values of harmless ones. */
export const redactedQuery = (query: Readonly<Record<string, unknown>>): Readonly<Record<string, string>> =>
  Object.fromEntries(
    Object.entries(query).slice(0, 20).map(([name, value]) => [
      withoutSecrets(name).slice(0, 40),
      HARMLESS.has(name) && typeof value === 'string' && PLAIN.test(value) ? withoutSecrets(value) : '[redacted]',
    ]),
  )
