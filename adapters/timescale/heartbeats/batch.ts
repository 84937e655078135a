import type { Heartbeat, HeartbeatKey } from '../../../core/index.js'

const byKey = (a: HeartbeatKey, b: HeartbeatKey): number =>
  (a.user < b.user ? -1 : a.user > b.user ? 1 : 0) || a.instant - b.instant || a.fingerprint - b.fingerprint

const sameKey = (a: HeartbeatKey | undefined, b: HeartbeatKey): boolean =>
  a !== undefined && a.instant === b.instant && a.fingerprint === b.fingerprint && a.user === b.user

/** Where each of `unique`, sorted by key, was in the batch: the first place of those that are equal. */
export interface Batch<Key extends HeartbeatKey> { readonly unique: ReadonlyArray<Key>; readonly places: ReadonlyArray<number> }

/** The batch in the one order in which all appends meet, without repeats. */
export const inOrder = <Key extends HeartbeatKey>(batch: ReadonlyArray<Key>): Batch<Key> => {
  const unique: Key[] = []
  const places: number[] = []
  const sorted = batch.map((key, place) => ({ key, place })).sort((a, b) => byKey(a.key, b.key) || a.place - b.place)
  for (const { key, place } of sorted) {
    if (sameKey(unique.at(-1), key)) continue
    unique.push(key)
    places.push(place)
  }
  return { unique, places }
}

export const keyText = ({ user, instant, fingerprint }: HeartbeatKey): string => `${user} ${instant} ${fingerprint}`

type Cell = string | number | boolean | null | undefined

/**
 * PostgreSQL's text form of an array of numbers, booleans or uuids, none of which needs quotes. All nulls become an empty array,
 * which `unnest` fills up.
 */
const arrayText = <Item>(items: ReadonlyArray<Item>, cellOf: (item: Item) => Cell): string => {
  let text = ''
  let anyKnown = false
  for (const item of items) {
    const cell = cellOf(item)
    anyKnown ||= cell !== null && cell !== undefined
    text += `,${cell ?? 'NULL'}`
  }
  return anyKnown ? `{${text.slice(1)}}` : '{}'
}

export const keyColumns = (keys: ReadonlyArray<HeartbeatKey>): ReadonlyArray<string> => [
  arrayText(keys, ({ user }) => user),
  arrayText(keys, ({ instant }) => instant),
  arrayText(keys, ({ fingerprint }) => fingerprint),
]

/** The parameters $1 to $18 of `append.sql`. */
export const heartbeatColumns = (
  heartbeats: ReadonlyArray<Heartbeat>,
  subjects: ReadonlyArray<string>,
  origins: ReadonlyArray<string>,
): ReadonlyArray<string> => [
  ...keyColumns(heartbeats),
  arrayText(subjects, (id) => id),
  arrayText(origins, (id) => id),
  arrayText(heartbeats, ({ receivedAt }) => receivedAt),
  arrayText(heartbeats, ({ lines }) => lines),
  arrayText(heartbeats, ({ lineNumber }) => lineNumber),
  arrayText(heartbeats, ({ cursorPosition }) => cursorPosition),
  arrayText(heartbeats, ({ lineChanges }) => lineChanges?.ai),
  arrayText(heartbeats, ({ lineChanges }) => lineChanges?.human),
  arrayText(heartbeats, ({ lineChanges }) => lineChanges?.added),
  arrayText(heartbeats, ({ lineChanges }) => lineChanges?.deleted),
  arrayText(heartbeats, ({ ai }) => ai?.inputTokens),
  arrayText(heartbeats, ({ ai }) => ai?.cachedInputTokens),
  arrayText(heartbeats, ({ ai }) => ai?.outputTokens),
  arrayText(heartbeats, ({ ai }) => ai?.promptLength),
  arrayText(heartbeats, ({ isWrite }) => isWrite),
]
