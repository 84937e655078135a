import { expect } from 'chai'
import * as fc from 'fast-check'
import { CSV_COLUMNS, csvRow, heartbeatJson, readDump } from '../../../adapters/wakatime-dump/index.js'
import { heartbeatId, instant, SECOND } from '../../../core/index.js'
import { heartbeatOf, heldBy, importing, makeTinyLog, record, SENT, senderOf, taken } from '../../core/heartbeats/setup.js'
import { someHeartbeat, someone } from '../../support/heartbeats.js'

async function* fileOf(text: string): AsyncGenerator<Uint8Array> {
  yield new TextEncoder().encode(text)
}

/** What a file of these would be read as. */
const throughAFile = async (exported: ReadonlyArray<unknown>): Promise<ReadonlyArray<unknown>> => {
  const read: unknown[] = []
  for await (const part of readDump(fileOf(exported.map((item) => JSON.stringify(item)).join('\n')))) {
    if (part._tag === 'Unreadable') throw new Error(part.why)
    read.push(...part.heartbeats)
  }
  return read
}

const FULL = {
  ...SENT, category: 'ai coding', project: 'p', branch: 'b', language: 'typescript', is_write: true, dependencies: ['a', 'b,c'], lines: 3, lineno: 2,
  cursorpos: 0, project_root_count: 4, line_additions: 2, line_deletions: 1, ai_line_changes: 9, human_line_changes: -2, ai_agent: 'agent',
  ai_model: 'model-1', ai_session: 's', ai_subscription_plan: 'pro', ai_input_tokens: 1, ai_cached_input_tokens: 2, ai_output_tokens: 3, ai_prompt_length: 4,
  machine: 'laptop', user_agent: 'wakatime/v1.90.0 (linux-6.1.0-18-amd64-unknown) go1.19.8 vscode/1.90.0 vscode-wakatime/24.6.0',
}

const KINDS: ReadonlyArray<readonly [what: string, sent: object]> = [
  ['with everything there is', FULL],
  ['with next to nothing', SENT],
  ['whose language was told by its name', { ...SENT, entity: '/a/main.rs' }],
  ['whose type and category were filled in', { ...SENT, type: null }],
  ['whose project was filled in for a placeholder', { ...SENT, project: '<<LAST_PROJECT>>', branch: '<<LAST_BRANCH>>' }],
  ['with its own random id', { ...SENT, id: '5d3d527e-1a64-4233-b0ec-1db71036ba50' }],
]

describe('a heartbeat, exported and imported again', () => {
  for (const [what, sent] of KINDS) {
    it(`is a duplicate where it came from, ${what}`, async () => {
      const user = someone()
      const log = makeTinyLog({ project: 'last', branch: 'main', language: null })
      const stored = taken((await record([sent], senderOf(user), log)).verdicts[0])
      const again = await importing(await throughAFile([heartbeatJson(stored)]), user, log)
      expect(again.verdicts.map(({ _tag }) => _tag)).to.deep.equal(['Duplicate'])
      expect(await heldBy(user, log)).to.have.lengthOf(1)
    })

    it(`is the same on another server, ${what}`, async () => {
      const user = someone()
      const stored = taken((await record([sent], senderOf(user), makeTinyLog({ project: 'last', branch: 'main', language: null }))).verdicts[0])
      const there = await importing(await throughAFile([heartbeatJson(stored)]), user)
      expect(taken(there.verdicts[0])).to.deep.equal(stored)
    })
  }

  it('keeps its instant and the time of its receipt to the microsecond', async () => {
    const received = fc.integer({ min: 1, max: 1_795_346_000 * SECOND })
    await fc.assert(fc.asyncProperty(received, fc.integer({ min: 1, max: 1_795_346_000 * SECOND }), async (at, receivedAt) => {
      const heartbeat = someHeartbeat(someone(), { instant: instant(at), receivedAt: instant(receivedAt) })
      const { verdicts } = await importing([heartbeatJson(heartbeat)], heartbeat.user)
      expect(taken(verdicts[0])).to.include({ instant: at, receivedAt, fingerprint: heartbeat.fingerprint })
    }))
  })

  it('belongs to whoever imports it', async () => {
    const heir = someone()
    const { verdicts } = await importing([heartbeatJson(someHeartbeat(someone()))], heir)
    expect(taken(verdicts[0]).user).to.equal(heir)
  })

  it('is known by its values when the id was made for another instant', async () => {
    const other = await heartbeatOf({ ...SENT, time: SENT.time + 1 })
    const [verdict] = (await importing([{ ...SENT, id: heartbeatId(other) }], someone())).verdicts
    expect(taken(verdict).fingerprint).to.equal((await heartbeatOf(SENT)).fingerprint)
  })

  it('is never believed its id when a client sends it', async () => {
    const other = await heartbeatOf({ ...SENT, project: 'other' })
    expect((await heartbeatOf({ ...SENT, id: heartbeatId(other) })).fingerprint).to.equal((await heartbeatOf(SENT)).fingerprint)
  })
})

describe('a heartbeat of WakaTime\'s dump', () => {
  const DUMPED = {
    ...SENT, id: '0bff3974-1a64-4233-b0ec-1db71036ba50', user_id: 'u', user_agent_id: 'ua-1', machine_name_id: 'm-1', created_at: '2026-11-22T10:00:00Z',
    category: 'coding', project: 'p', branch: null, language: 'Go', is_write: false, dependencies: null, lines: 3, lineno: null, cursorpos: null,
  }

  it('is imported once, however often it is tried', async () => {
    const user = someone()
    const log = makeTinyLog()
    const tags = []
    for (let times = 0; times < 2; times += 1) tags.push(...(await importing(await throughAFile([DUMPED, DUMPED]), user, log)).verdicts.map(({ _tag }) => _tag))
    expect(tags).to.deep.equal(['Stored', 'Duplicate', 'Duplicate', 'Duplicate'])
  })

  it('is the one that the client sent here, when the client said it all', async () => {
    const user = someone()
    const log = makeTinyLog()
    await record([{ ...SENT, category: 'coding', project: 'p', language: 'Go' }], senderOf(user), log)
    const { verdicts } = await importing(await throughAFile([DUMPED]), user, log)
    expect(verdicts.map(({ _tag }) => _tag)).to.deep.equal(['Duplicate'])
  })

  it('has the machine\'s id for its name, and no editor: the dump names none', async () => {
    const { verdicts } = await importing(await throughAFile([DUMPED]), someone())
    expect(taken(verdicts[0]).origin).to.include({ machine: 'm-1', editor: null, userAgent: null })
  })
})

describe('a heartbeat as a row', () => {
  it('has a cell for each column, in their order', async () => {
    const heartbeat = await heartbeatOf(FULL)
    expect(CSV_COLUMNS).to.have.members(Object.keys(heartbeatJson(heartbeat)))
    const row = Object.fromEntries(CSV_COLUMNS.map((column, i) => [column, csvRow(heartbeat)[i]]))
    expect(row).to.include({
      id: heartbeatId(heartbeat), time: '1795346356.830208', is_write: 'true', dependencies: 'a,b,c', cursorpos: '0', human_line_changes: '-2', machine: 'laptop',
      created_at: '2026-11-22T11:26:40.000000Z',
    })
  })

  it('leaves empty what is unknown', async () => {
    expect(csvRow(await heartbeatOf(SENT))[CSV_COLUMNS.indexOf('project')]).to.equal('')
  })
})
