/** How a request says who sends it. */
export type Credentials = { readonly _tag: 'Key'; readonly secret: string } | { readonly _tag: 'None' }

type Query = Readonly<Record<string, unknown>>

const NONE: Credentials = { _tag: 'None' }
const MAX_LENGTH = 512

const key = (text: string): Credentials => {
  const secret = text.trim()
  return { _tag: 'Key', secret: secret.length > MAX_LENGTH ? '' : secret }
}

/** Official clients send the bare key; curl's `-u KEY:` adds a colon. */
const ofBasic = (encoded: string): Credentials => {
  const text = Buffer.from(encoded, 'base64').toString('utf8')
  const colon = text.indexOf(':')
  return key(colon < 0 ? text : text.slice(0, colon))
}

const QUERY_NAMES = ['api_key', 'access_token', 'token'] as const

const ofQuery = (query: Query): Credentials => {
  for (const name of QUERY_NAMES) {
    const value = query[name]
    if (typeof value === 'string' && value !== '') return key(value)
  }
  return NONE
}

/**
 * The key of a request: `Basic`, with or without colon, `Bearer`, or one of three query parameters, which are only read when there is
 * no such header. An unreadable key is an empty one, which signs nobody in.
 */
export const credentialsOf = (authorization: string | undefined, query: () => Query): Credentials => {
  if (authorization === undefined || authorization === '') return ofQuery(query())
  const [scheme = '', value = ''] = authorization.trim().split(/\s+/, 2)
  if (/^basic$/i.test(scheme)) return ofBasic(value)
  if (/^bearer$/i.test(scheme)) return key(value)
  return key('')
}
