import { Assembler } from 'stream-json/core/assembler.js'
import type { Token } from 'stream-json/core/parser.js'

/** Watches a document's tokens go by and gathers the heartbeats among them, holding no more than one heartbeat and its place. */
export interface HeartbeatFinder {
  readonly see: (token: Token) => void
  /** What was found since it was last asked. */
  readonly take: () => unknown[]
  /** Days that hold totals instead of heartbeats. */
  readonly dailyTotals: () => number
  /** False in the middle of a value. */
  readonly isAtEnd: () => boolean
}

/**
 * Where in the document a token is. A top-level object may be one line of JSON Lines, a heartbeat, or a whole dump: which, shows
 * when a list of `days` comes up in it.
 */
type Place = 'list' | 'heartbeat' | 'object' | 'dump' | 'days' | 'day' | 'heartbeats' | 'passed over'

export const makeHeartbeatFinder = (): HeartbeatFinder => {
  const places: Place[] = []
  let found: unknown[] = []
  let assembler = new Assembler()
  let key: string | null = null
  let dayHolds = { heartbeats: false, totals: false }
  let dailyTotals = 0

  const assemble = (token: Token): void => {
    assembler.consume(token)
    if (!assembler.done) return
    found.push(assembler.current)
    places.pop()
  }
  const begin = (place: Place, token: Token): void => {
    places.push(place)
    if (place !== 'heartbeat' && place !== 'object') return
    assembler = new Assembler()
    assembler.consume(token)
  }
  const seeItem = (token: Token): void => {
    if (isOpening(token)) begin('heartbeat', token)
    else if (isClosing(token)) places.pop()
    else if ('value' in token) found.push(scalarOf(token))
  }
  const seeMember = (token: Token, opened: (key: string | null) => Place): void => {
    if (token.name === 'keyValue') key = token.value
    else if (isOpening(token)) begin(opened(key), token)
    else if (isClosing(token)) places.pop()
  }

  const see = (token: Token): void => {
    const place = places.at(-1)
    switch (place) {
      case undefined:
        if (token.name === 'startArray') begin('list', token)
        else if (token.name === 'startObject') begin('object', token)
        else if ('value' in token) found.push(scalarOf(token))
        return
      case 'list':
      case 'heartbeats': return seeItem(token)
      case 'heartbeat': return assemble(token)
      case 'object':
        if (token.name === 'startArray' && assembler.depth === 1 && assembler.key === 'days') places.splice(-1, 1, 'dump', 'days')
        else assemble(token)
        return
      case 'dump': return seeMember(token, () => 'passed over')
      case 'days':
        if (token.name === 'startObject') dayHolds = { heartbeats: false, totals: false }
        return seeMember(token, () => (token.name === 'startObject' ? 'day' : 'passed over'))
      case 'day':
        if (token.name === 'keyValue') {
          dayHolds.heartbeats ||= token.value === 'heartbeats'
          dayHolds.totals ||= token.value === 'grand_total'
        }
        if (token.name === 'endObject' && dayHolds.totals && !dayHolds.heartbeats) dailyTotals += 1
        return seeMember(token, (key) => (key === 'heartbeats' && token.name === 'startArray' ? 'heartbeats' : 'passed over'))
      case 'passed over': return seeMember(token, () => 'passed over')
      default: return place satisfies never
    }
  }
  return {
    see,
    take: () => {
      const taken = found
      found = []
      return taken
    },
    dailyTotals: () => dailyTotals,
    isAtEnd: () => places.length === 0,
  }
}

const scalarOf = (token: Extract<Token, { readonly value: unknown }>): unknown => (token.name === 'numberValue' ? Number(token.value) : token.value)
const isOpening = ({ name }: Token): boolean => name === 'startObject' || name === 'startArray'
const isClosing = ({ name }: Token): boolean => name === 'endObject' || name === 'endArray'
