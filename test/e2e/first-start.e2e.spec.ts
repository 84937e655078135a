import { once } from 'node:events'
import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { copyProduct } from '../support/product-copy.js'
import { ask, end, run, type Served, startServing } from '../support/server-process.js'

const dateIn = (timeZone: string, second: number): string => new Intl.DateTimeFormat('sv-SE', { timeZone }).format(second * 1000)

const isRoot = process.getuid?.() === 0
const noon = Math.floor(Date.now() / 1000) - 7_200

const heartbeat = (second: number, project = 'first') => ({ entity: `/home/dev/${project}/main.ts`, type: 'file', time: noon + second, project, language: 'TypeScript' })

/** A request that never ends: its headers promise more than it sends. */
const openRequest = async (origin: string): Promise<Socket> => {
  const socket = connect(Number(new URL(origin).port), '127.0.0.1')
  await once(socket, 'connect')
  socket.on('error', () => undefined)
  socket.write('POST /api/v1/users/current/heartbeats HTTP/1.1\r\nHost: a\r\nContent-Length: 100\r\n\r\n{')
  await pause(100)
  return socket
}

describe('a first start, as a user does it', function () {
  this.timeout(60_000)
  let folder: string
  let settings: Record<string, string>
  const running: Array<Served> = []

  const start = async (more: Record<string, string> = {}): Promise<Served> => {
    const server = await startServing({ ...settings, ...more })
    running.push(server)
    return server
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'codetime-first-'))
    await chmod(folder, 0o755)
    settings = { CODETIME_DATA: join(folder, 'data') }
  })

  afterEach(async () => {
    await Promise.all(running.splice(0).map((server) => end(server)))
  })

  after(() => rm(folder, { recursive: true, force: true }))

  let apiKey: string

  it('prints the address, a key, the lines for the plugin and a sign-in link, each once', async () => {
    const server = await start()
    apiKey = server.apiKey!
    const banner = server.stdout()
    expect(banner.match(/CodeTime Analytics is at /g)).to.have.length(1)
    expect(banner).to.include(`[settings]\n    api_url = ${server.origin}/api/v1\n    api_key = ${apiKey}`)
    expect(apiKey).to.match(/^waka_[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
    expect(server.stderr()).to.equal('')
  })

  it('prints the address only on later starts', async () => {
    const server = await start()
    expect(server.stdout()).to.equal(`CodeTime Analytics is at ${server.origin}\n`)
    console.log(`      ready ${Math.round(server.startedIn)} ms after the process was started`)
    expect(server.startedIn).to.be.below(30_000)
  })

  it('takes heartbeats with the key of the first start, and keeps them across restarts', async () => {
    const first = await start()
    const sent = await ask(first.origin, apiKey, '/users/current/heartbeats.bulk', [heartbeat(0), heartbeat(60), heartbeat(120)])
    expect(sent.status).to.equal(202)
    const { responses } = await sent.json() as { responses: ReadonlyArray<[unknown, number]> }
    expect(responses.map(([, status]) => status)).to.deep.equal([201, 201, 201])
    expect((await end(first)).code).to.equal(0)
    const second = await start()
    const total = await (await ask(second.origin, apiKey, '/users/current/all_time_since_today')).json() as { data: { total_seconds: number } }
    expect(total.data.total_seconds).to.equal(120)
  })

  it('signs a browser in by the link, once', async () => {
    const fresh = { CODETIME_DATA: join(folder, 'fresh') }
    const server = await start(fresh)
    const link = /^ +(http:\S+\?token=\S+)$/m.exec(server.stdout())![1]!
    const first = await fetch(link, { redirect: 'manual' })
    expect(first.headers.get('set-cookie')).to.match(/httponly/i)
    const second = await fetch(link, { redirect: 'manual' })
    expect(second.headers.get('set-cookie')).to.equal(null)
  })

  for (const signal of ['SIGTERM', 'SIGINT'] as const) it(`loses nothing that it acknowledged when ${signal} ends it while clients post`, async () => {
    const server = await start()
    const acknowledged: Array<number> = []
    const client = async (lane: number): Promise<void> => {
      for (let second = lane; ; second += 4) {
        const answer = await ask(server.origin, apiKey, '/users/current/heartbeats', heartbeat(second / 100, signal)).catch(() => null)
        if (answer === null) return
        if (answer.status === 201 || answer.status === 202) acknowledged.push(second)
      }
    }
    const clients = [0, 1, 2, 3].map(client)
    while (acknowledged.length < 100) await pause(5)
    const { code, stderr } = await end(server, signal)
    await Promise.all(clients)
    expect([code, stderr]).to.deep.equal([0, ''])
    const again = await start()
    const stored = await storedTimes(again.origin, signal)
    const lost = acknowledged.filter((second) => !stored.has((noon + second / 100).toFixed(2)))
    expect(lost).to.deep.equal([])
  })

  const storedTimes = async (origin: string, project: string): Promise<ReadonlySet<string>> => {
    const days = [...new Set([noon, noon + 3_600].map((second) => dateIn('Europe/Berlin', second)))]
    const times = new Set<string>()
    for (const date of days) {
      const { data } = await (await ask(origin, apiKey, `/users/current/heartbeats?date=${date}`)).json() as { data: ReadonlyArray<{ time: number; project: string }> }
      for (const { time } of data.filter((one) => one.project === project)) times.add(time.toFixed(2))
    }
    return times
  }

  it('refuses a port that is taken, before it makes anything', async () => {
    const server = await start()
    const data = join(folder, 'untouched')
    const { code, stderr } = await run(['serve'], { CODETIME_DATA: data, PORT: new URL(server.origin).port }).ended
    expect(code).to.equal(1)
    expect(stderr).to.match(/^codetime: port \d+ on 127\.0\.0\.1 is taken by another process[^\n]+\n$/)
    expect((await start({ CODETIME_DATA: data })).apiKey).to.match(/^waka_/)
  })

  it('refuses a second server on the same folder', async () => {
    await start()
    const { code, stdout, stderr } = await run(['serve'], { ...settings, PORT: '0' }).ended
    expect([code, stdout]).to.deep.equal([1, ''])
    expect(stderr).to.match(/^codetime: another server runs on [^\n]+\n$/)
  })

  it('refuses a folder that it cannot write to', async () => {
    await writeFile(join(folder, 'file'), '')
    const { code, stderr } = await run(['serve'], { CODETIME_DATA: join(folder, 'file', 'data'), PORT: '0' }).ended
    expect(code).to.equal(1)
    expect(stderr).to.match(/^codetime: cannot write to the data folder [^\n]+\n$/)
  })

  it('lists every mistake of the configuration and does not start', async () => {
    const { code, stderr } = await run([], { PORT: 'many', CODETIME_STOER: 'memory', DATABASE_URL: 'mysql://dev:hunter2@db' }).ended
    expect(code).to.equal(1)
    for (const name of ['PORT', 'CODETIME_STOER', 'DATABASE_URL']) expect(stderr).to.include(`  ${name}: `)
    expect(stderr).not.to.include('hunter2')
  })

  it('goes on with the database that a killed server left running, and says so in a line', async () => {
    const killed = await start()
    await end(killed, 'SIGKILL')
    const server = await start()
    const [notice, address, ...rest] = server.stdout().trimEnd().split('\n')
    expect(notice).to.match(/^A killed server had left its database running/)
    expect(address).to.equal(`CodeTime Analytics is at ${server.origin}`)
    expect(rest).to.deep.equal([])
  })

  it('takes a Ctrl-C that arrives twice, from the terminal and through npm, for one', async () => {
    const server = await start()
    server.process.kill('SIGINT')
    await pause(10)
    server.process.kill('SIGINT')
    expect((await server.ended).code).to.equal(0)
  })

  it('ends at once when it is asked a second time', async () => {
    const server = await start()
    const socket = await openRequest(server.origin)
    server.process.kill('SIGINT')
    await pause(700)
    expect(server.process.exitCode).to.equal(null)
    server.process.kill('SIGINT')
    expect((await server.ended).code).to.equal(130)
    socket.destroy()
  })

  it('ends with an error when its database is gone for good', async () => {
    const server = await start()
    const [pid] = (await readFile(join(settings['CODETIME_DATA']!, 'postgresql', 'data', 'postmaster.pid'), 'utf8')).split('\n')
    process.kill(Number(pid), 'SIGQUIT')
    const { code, stderr } = await server.ended
    expect(code).to.equal(1)
    expect(stderr).to.match(/^codetime: the database process of [^\n]+ has ended[^\n]*$/m)
  })

  if (isRoot) {
    it('works from a checkout that only root may enter', async () => {
      const closed = join(folder, 'closed')
      await mkdir(closed, { mode: 0o700 })
      const cli = await copyProduct(closed)
      const server = await startServing({ CODETIME_DATA: join(folder, 'elsewhere') }, cli)
      running.push(server)
      expect(server.apiKey).to.match(/^waka_/)
    })
  }
})
