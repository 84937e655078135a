const CHUNK = 512

/** Items in order, no two equal. Finding is O(log n); adding and removing move at most one chunk, wherever they fall. */
export interface SortedList<Key, Item extends Key> {
  readonly size: () => number
  readonly first: () => Item | null
  readonly last: () => Item | null
  readonly find: (key: Key) => Item | null
  /** The greatest item that comes before `key`. */
  readonly before: (key: Key) => Item | null
  /** At most `limit` items at or after `from` that come before `to`, in order. */
  readonly between: (from: Key, to: Key, limit?: number) => Item[]
  readonly each: (visit: (item: Item) => void) => void
  /** Says whether it was new; an equal item that is already held stays. */
  readonly add: (item: Item) => boolean
  /** Answers what it removed. */
  readonly remove: (key: Key) => Item | null
}

/** How many of the ordered `items` answer true; those that do come first. */
const countWhile = <A>(items: ReadonlyArray<A>, holds: (item: A) => boolean): number => {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >>> 1
    if (holds(items[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

export const makeSortedList = <Key, Item extends Key>(compare: (a: Key, b: Key) => number): SortedList<Key, Item> => {
  const chunks: Item[][] = []
  let size = 0

  const rankIn = (chunk: ReadonlyArray<Item>, key: Key): number => countWhile(chunk, (item) => compare(item, key) < 0)
  /** The first chunk with an item that is not before `key`; the number of chunks when there is none. */
  const chunkAt = (key: Key): number => countWhile(chunks, (chunk) => compare(chunk[chunk.length - 1]!, key) < 0)

  const find = (key: Key): Item | null => {
    const chunk = chunks[chunkAt(key)]
    if (chunk === undefined) return null
    const item = chunk[rankIn(chunk, key)]!
    return compare(item, key) === 0 ? item : null
  }

  const addLast = (item: Item): void => {
    const chunk = chunks.at(-1)
    if (chunk === undefined || chunk.length === CHUNK) chunks.push([item])
    else chunk.push(item)
  }

  return {
    size: () => size,
    first: () => chunks[0]?.[0] ?? null,
    last: () => chunks.at(-1)?.at(-1) ?? null,
    find,

    before: (key) => {
      const index = chunkAt(key)
      const chunk = chunks[index]
      const rank = chunk === undefined ? 0 : rankIn(chunk, key)
      return (rank > 0 ? chunk?.[rank - 1] : chunks[index - 1]?.at(-1)) ?? null
    },

    between: (from, to, limit = Infinity) => {
      const found: Item[] = []
      const start = chunkAt(from)
      for (let index = start; index < chunks.length; index += 1) {
        const chunk = chunks[index]!
        const end = rankIn(chunk, to)
        for (let at = index === start ? rankIn(chunk, from) : 0; at < end; at += 1) {
          if (found.length >= limit) return found
          found.push(chunk[at]!)
        }
        if (end < chunk.length) return found
      }
      return found
    },

    each: (visit) => {
      for (const chunk of chunks) for (const item of chunk) visit(item)
    },

    add: (item) => {
      const index = chunkAt(item)
      const chunk = chunks[index]
      if (chunk === undefined) {
        addLast(item)
      } else {
        const at = rankIn(chunk, item)
        if (compare(chunk[at]!, item) === 0) return false
        chunk.splice(at, 0, item)
        if (chunk.length > CHUNK) chunks.splice(index + 1, 0, chunk.splice(CHUNK / 2))
      }
      size += 1
      return true
    },

    remove: (key) => {
      const held = find(key)
      if (held === null) return null
      const index = chunkAt(key)
      const chunk = chunks[index]!
      chunk.splice(rankIn(chunk, key), 1)
      if (chunk.length === 0) chunks.splice(index, 1)
      size -= 1
      return held
    },
  }
}
