import { chmod, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { ask, end, run, type Served, type Settings, startServing } from '../support/server-process.js'

/** A laptop that wants its tests soon kills less often than continuous integration. */
const CYCLES = Number(process.env['CODETIME_CRASH_CYCLES'] ?? (process.env['CI'] === 'true' ? 50 : 10))
const CLIENTS = 4
/** How long each server lives at most before it is killed, in milliseconds. */
const LIFE = 400

const entityOf = (serial: number): string => `/home/dev/crash/${serial}.ts`

describe(`a server killed ${CYCLES} times while ${CLIENTS} clients post`, function () {
  this.timeout(60_000 + CYCLES * 10_000)
  let folder: string
  let settings: Settings
  let server: Served | undefined

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'codetime-crash-'))
    await chmod(folder, 0o755)
    settings = { CODETIME_DATA: join(folder, 'data') }
  })

  after(async () => {
    if (server !== undefined) await end(server)
    await rm(folder, { recursive: true, force: true })
  })

  it('loses no acknowledged heartbeat, keeps none twice, and is soon ready again', async () => {
    const first = await startServing(settings)
    const apiKey = first.apiKey!
    await end(first)
    const begun = Math.floor(Date.now() / 1000) - 86_400
    const acknowledged = new Set<number>()
    const starts: Array<number> = []
    let serial = 0

    /** As plugins do: a batch that was not acknowledged is sent again, and so arrives twice at times. */
    const post = async (alive: () => Served | undefined): Promise<void> => {
      let batch: ReadonlyArray<number> = []
      for (let at = alive(); at !== undefined; at = alive()) {
        if (batch.length === 0) batch = Array.from({ length: 5 }, () => serial++)
        const sent = batch.map((one) => ({ entity: entityOf(one), type: 'file', time: begun + one / 1000, project: 'crash' }))
        const answer = await ask(at.origin, apiKey, '/users/current/heartbeats.bulk', sent).catch(() => null)
        if (answer?.status !== 202) continue
        for (const one of batch) acknowledged.add(one)
        batch = []
      }
    }

    for (let cycle = 0; cycle < CYCLES; cycle += 1) {
      const life = await startServing(settings)
      starts.push(life.startedIn)
      let living: Served | undefined = life
      const clients = Array.from({ length: CLIENTS }, () => post(() => living))
      await pause(LIFE / 4 + Math.random() * LIFE * 3 / 4)
      await end(life, 'SIGKILL')
      living = undefined
      await Promise.all(clients)
    }

    server = await startServing(settings)
    starts.push(server.startedIn)
    const exported = await run(['export'], settings).ended
    const entities = exported.stdout.trimEnd().split('\n').map((line) => (JSON.parse(line) as { entity: string }).entity)
    const kept = new Set(entities)
    const lost = [...acknowledged].filter((one) => !kept.has(entityOf(one)))
    const slowest = Math.round(Math.max(...starts))
    const mean = Math.round(starts.reduce((sum, start) => sum + start, 0) / starts.length)
    console.log(`      ${acknowledged.size} heartbeats acknowledged; ready again after ${mean} ms on average, ${slowest} ms at most`)
    expect(acknowledged.size).to.be.above(CYCLES)
    expect(lost).to.deep.equal([])
    expect(entities).to.have.length(kept.size)
    expect(slowest).to.be.below(30_000)
  })
})
