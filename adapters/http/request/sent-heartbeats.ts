import * as E from 'fp-ts/lib/Either.js'
import type { BodyFailure } from '../api/failure.js'
import type { HttpLimits } from '../limits.js'
import { isDeeperThan } from './depth.js'

/** The heartbeats of one request; `isSingle` when it was a bare one. */
export interface SentHeartbeats { readonly items: ReadonlyArray<unknown>; readonly isSingle: boolean }

type Read = E.Either<BodyFailure, SentHeartbeats>

const EXPECTED = 'expected a heartbeat, an array of heartbeats, or {"heartbeats": [...]}'

const invalid = (why: string): Read => E.left({ _tag: 'BodyInvalid', why })

const several = (items: ReadonlyArray<unknown>, { heartbeats }: HttpLimits): Read =>
  items.length > heartbeats
    ? E.left({ _tag: 'BodyTooLarge', why: `${items.length} heartbeats in one request: at most ${heartbeats} are taken.` })
    : E.right({ items, isSingle: false })

const SIGNS = ['entity', 'time', 'timestamp', 'type', 'entity_type']

const ofObject = (sent: object, limits: HttpLimits): Read => {
  if ('heartbeats' in sent && Array.isArray(sent.heartbeats)) return several(sent.heartbeats, limits)
  if (SIGNS.some((sign) => sign in sent)) return E.right({ items: [sent], isSingle: true })
  const names = Object.keys(sent).slice(0, 5).map((name) => name.slice(0, 40)).join(', ')
  return invalid(`${EXPECTED}, got an object with ${names === '' ? 'no fields' : `the fields ${names}`}.`)
}

/** Web editors encode twice: a JSON text that holds JSON. */
const ofText = (sent: string, limits: HttpLimits): Read => {
  let inner: unknown
  try {
    inner = JSON.parse(sent)
  } catch {
    return invalid(`${EXPECTED}, got a text that is not JSON.`)
  }
  if (isDeeperThan(inner, limits.depth)) return invalid(`The body nests deeper than ${limits.depth} levels.`)
  return typeof inner === 'string' ? invalid(`${EXPECTED}, got a text.`) : readSentHeartbeats(limits)(inner)
}

/** Finds the heartbeats in a body, in whichever of the forms that clients use. Whether each is one is not decided here. */
export const readSentHeartbeats = (limits: HttpLimits) => (sent: unknown): Read => {
  if (Array.isArray(sent)) return several(sent, limits)
  if (typeof sent === 'string') return ofText(sent, limits)
  if (typeof sent === 'object' && sent !== null) return ofObject(sent, limits)
  return invalid(`${EXPECTED}.`)
}
