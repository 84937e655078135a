import { createReadStream } from 'node:fs'
import { jsonParser } from 'stream-json/core/parser.js'
import { jsonVerifier, type VerifierError } from 'stream-json/core/utils/verifier.js'
import { asSent } from './dumped-heartbeat.js'
import { type HeartbeatFinder, makeHeartbeatFinder } from './find-heartbeats.js'

/** Heartbeats as `ImportHeartbeats` takes them, and how much of the file was read to find them. */
export interface DumpBatch { readonly _tag: 'Batch'; readonly heartbeats: ReadonlyArray<unknown>; readonly bytesRead: number }

/** Reading ended here. The batches that came before are good. `line` and `column` count from 1. */
export interface DumpUnreadable {
  readonly _tag: 'Unreadable'
  readonly why: string
  readonly line: number | null
  readonly column: number | null
  readonly bytesRead: number
}

export type DumpPart = DumpBatch | DumpUnreadable

/**
 * Reads WakaTime's data dump of heartbeats, a JSON array of heartbeats, or JSON Lines of heartbeats (what `codetime export`
 * writes), whichever the file is. Memory holds one batch, whatever the size of the file. Ends with `Unreadable`, or with
 * the last batch.
 */
export async function* readDump(
  source: string | AsyncIterable<Uint8Array>, { batchSize = 1_000 }: { readonly batchSize?: number } = {},
): AsyncGenerator<DumpPart> {
  const finder = makeHeartbeatFinder()
  const parse = makeParse(finder)
  const decoder = new TextDecoder()
  let bytesRead = 0
  let waiting: unknown[] = []
  let mistake: Mistake | null = null
  try {
    for await (const chunk of typeof source === 'string' ? createReadStream(source) : source) {
      bytesRead += chunk.byteLength
      mistake = parse(decoder.decode(chunk, { stream: true })) ?? (finder.dailyTotals() > 0 ? DAILY : null)
      waiting.push(...finder.take().map(asSent))
      while (waiting.length >= batchSize) yield { _tag: 'Batch', heartbeats: waiting.splice(0, batchSize), bytesRead }
      if (mistake !== null) break
    }
  } catch (cause) {
    mistake = { why: cause instanceof Error ? cause.message : String(cause), line: null, column: null }
  }
  mistake ??= parse(`${decoder.decode()}\n`) ?? (finder.isAtEnd() ? null : CUT_SHORT)
  waiting = [...waiting, ...finder.take().map(asSent)]
  if (waiting.length > 0) yield { _tag: 'Batch', heartbeats: waiting, bytesRead }
  if (mistake !== null) yield { _tag: 'Unreadable', ...mistake, bytesRead }
}

type Mistake = Pick<DumpUnreadable, 'why' | 'line' | 'column'>

const DAILY: Mistake = {
  why: 'This dump holds daily totals, not heartbeats. Ask WakaTime for an export of heartbeats.', line: null, column: null,
}

const CUT_SHORT: Mistake = { why: 'The file ends in the middle: was it downloaded whole?', line: null, column: null }

/** The verifier goes ahead of the parser: it knows where a mistake is, and so everything before it still gets parsed. */
const makeParse = (finder: HeartbeatFinder): ((text: string) => Mistake | null) => {
  const verify = jsonVerifier({ jsonStreaming: true })
  const tokens = jsonParser({ jsonStreaming: true, streamValues: false })
  let seen = 0
  const see = (text: string): void => {
    const some = tokens(text)
    if (typeof some === 'object' && 'values' in some) some.values.forEach(finder.see)
  }
  return (text) => {
    try {
      verify(text)
    } catch (error) {
      const { line, pos, offset } = error as VerifierError
      see(text.slice(0, Math.max(0, offset - seen)))
      return { why: `This is not JSON: line ${line}, column ${pos}.`, line, column: pos }
    }
    seen += text.length
    see(text)
    return null
  }
}
