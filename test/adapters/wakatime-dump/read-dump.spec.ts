import { expect } from 'chai'
import * as fc from 'fast-check'
import { type DumpPart, type DumpUnreadable, readDump } from '../../../adapters/wakatime-dump/index.js'

/** The text in pieces of so many bytes, as a file arrives. */
async function* inPieces(text: string, size: number): AsyncGenerator<Uint8Array> {
  const bytes = new TextEncoder().encode(text)
  for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
}

const partsOf = async (text: string, batchSize = 1_000, size = 65_536): Promise<ReadonlyArray<DumpPart>> => {
  const parts: DumpPart[] = []
  for await (const part of readDump(inPieces(text, size), { batchSize })) parts.push(part)
  return parts
}

const heartbeatsIn = (parts: ReadonlyArray<DumpPart>): ReadonlyArray<unknown> =>
  parts.flatMap((part) => (part._tag === 'Batch' ? part.heartbeats : []))

const endOf = (parts: ReadonlyArray<DumpPart>): DumpUnreadable | null => {
  const last = parts.at(-1)
  return last?._tag === 'Unreadable' ? last : null
}

const aHeartbeat = (i: number): object => ({
  id: `id-${i}`, entity: `/a/ä${i}.ts`, type: 'file', time: 1_795_346_356.830208 + i, dependencies: ['x', 'y'], nested: { days: [1] },
  project: null, is_write: true, note: 'a "quote", a } and a \u{1f600}',
})
const SOME = [0, 1, 2, 3, 4].map(aHeartbeat)

const aDump = (days: ReadonlyArray<object>): object => ({ user: { username: 'alice', days: 3, list: [[1], {}] }, range: { start: 1, end: 2 }, days })
const WHOLE = aDump([
  { date: '2026-11-01', heartbeats: SOME.slice(0, 2) }, { heartbeats: [], date: '2026-11-02' }, { date: '2026-11-03', more: [{ heartbeats: [1] }], heartbeats: SOME.slice(2) },
])

const FORMS: ReadonlyArray<readonly [what: string, text: string]> = [
  ['WakaTime\'s data dump', JSON.stringify(WHOLE)],
  ['a dump printed for people', JSON.stringify(WHOLE, null, 2)],
  ['a dump whose days come first', JSON.stringify({ days: (WHOLE as { days: unknown }).days, user: {} })],
  ['a JSON array of heartbeats', JSON.stringify(SOME)],
  ['JSON Lines', SOME.map((heartbeat) => JSON.stringify(heartbeat)).join('\n')],
  ['JSON Lines with a last line end, blank lines and a byte order mark', `\ufeff${SOME.map((heartbeat) => `${JSON.stringify(heartbeat)}\r\n`).join('\n')}\n`],
]

describe('reading a dump', () => {
  for (const [what, text] of FORMS) {
    it(`finds the heartbeats in ${what}, however it arrives`, async () => {
      await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 400 }), async (size) => {
        const parts = await partsOf(text, 1_000, size)
        expect(heartbeatsIn(parts)).to.deep.equal(SOME)
        expect(endOf(parts)).to.equal(null)
      }), { numRuns: 20 })
    })
  }

  it('gives batches of the size asked for, and says how much it has read', async () => {
    const text = JSON.stringify(WHOLE)
    const parts = await partsOf(text, 2, 100)
    expect(parts.map((part) => (part._tag === 'Batch' ? part.heartbeats.length : null))).to.deep.equal([2, 2, 1])
    const read = parts.map(({ bytesRead }) => bytesRead)
    expect(read).to.deep.equal([...read].sort((a, b) => a - b))
    expect(read.at(-1)).to.equal(new TextEncoder().encode(text).length)
  })

  it('finds nothing in an empty file, an empty list and an empty dump', async () => {
    for (const text of ['', ' \n', '[]', JSON.stringify(aDump([]))]) expect(await partsOf(text)).to.deep.equal([])
  })

  it('hands on what is no heartbeat either: the import rejects it by name', async () => {
    expect(heartbeatsIn(await partsOf('[1, "a", null, [2], true]'))).to.deep.equal([1, 'a', null, [2], true])
  })

  it('names the machine by its id, when WakaTime names it no better', async () => {
    const dumped = [{ entity: 'a', machine_name_id: 'm-1' }, { entity: 'a', machine_name_id: 'm-1', machine: 'laptop' }]
    expect(heartbeatsIn(await partsOf(JSON.stringify(dumped)))).to.deep.equal([{ ...dumped[0], machine: 'm-1' }, dumped[1]])
  })

  it('refuses a dump of daily totals, and says what to ask for instead', async () => {
    const end = endOf(await partsOf(JSON.stringify(aDump([{ date: '2026-11-01', grand_total: { total_seconds: 3 }, projects: [] }]))))
    expect(end?.why).to.contain('daily totals')
  })

  it('says where a mistake is, and keeps what came before it', async () => {
    const lines = SOME.map((heartbeat) => JSON.stringify(heartbeat))
    const parts = await partsOf([...lines.slice(0, 3), '{"entity": oops}', ...lines.slice(3)].join('\n'))
    expect(heartbeatsIn(parts)).to.deep.equal(SOME.slice(0, 3))
    expect(endOf(parts)).to.include({ line: 4, column: 12 })
  })

  it('says when the file was cut short, wherever, and keeps what is whole', async () => {
    const text = JSON.stringify(WHOLE)
    await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: text.length - 1 }), async (length) => {
      const parts = await partsOf(text.slice(0, length), 2, 97)
      expect(endOf(parts)).not.to.equal(null)
      expect(heartbeatsIn(parts)).to.deep.equal(SOME.slice(0, heartbeatsIn(parts).length))
    }), { numRuns: 60 })
  })

  it('says so when the file cannot be opened', async () => {
    const parts: DumpPart[] = []
    for await (const part of readDump('no-such-dump.json')) parts.push(part)
    expect(parts.map(({ _tag }) => _tag)).to.deep.equal(['Unreadable'])
    expect(endOf(parts)?.why).to.contain('no-such-dump.json')
  })

  it('holds no more than a batch in memory, however large the file', async () => {
    const line = JSON.stringify(aHeartbeat(1))
    const lines = 10_000
    async function* large(): AsyncGenerator<Uint8Array> {
      const bytes = new TextEncoder().encode(`${line}\n`.repeat(500))
      for (let i = 0; i < lines; i += 500) yield bytes
    }
    let found = 0
    let largest = 0
    for await (const part of readDump(large())) {
      if (part._tag === 'Batch') found += part.heartbeats.length
      largest = Math.max(largest, part._tag === 'Batch' ? part.heartbeats.length : Infinity)
    }
    expect(found).to.equal(lines)
    expect(largest).to.be.at.most(1_000)
  })
})
