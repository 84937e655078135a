import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { ask, end, run, type Served, startServing } from '../support/server-process.js'

const noon = 1_790_000_000
const dump = {
  user: {},
  range: { start: noon, end: noon + 86_400 },
  days: [
    {
      date: '2026-09-21',
      heartbeats: [
        ...[0, 60, 120].map((second) => ({ entity: '/home/dev/a, "b".ts', type: 'file', time: noon + second + 0.25, project: 'imported', dependencies: ['x', 'y'] })),
        { entity: '/home/dev/a.ts', type: 'file' },
        { type: 'file', time: noon },
        { type: 'file', time: noon },
      ],
    },
  ],
}

describe('the command line', function () {
  this.timeout(60_000)
  let folder: string
  let settings: Record<string, string>
  let server: Served

  const say = async (...args: ReadonlyArray<string>): Promise<string> => {
    const { code, stdout, stderr } = await run(args, settings).ended
    if (code !== 0) throw new Error(`${args.join(' ')} ended with ${code}: ${stderr}`)
    return stdout
  }

  const complaint = async (...args: ReadonlyArray<string>): Promise<string> => {
    const { code, stderr } = await run(args, settings).ended
    expect(code).to.equal(1)
    return stderr
  }

  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'codetime-cli-'))
    await chmod(folder, 0o755)
    settings = { CODETIME_DATA: join(folder, 'data') }
    await writeFile(join(folder, 'dump.json'), JSON.stringify(dump))
  })

  after(() => rm(folder, { recursive: true, force: true }))

  describe('without a server', () => {
    it('finds nothing where nothing is, and makes nothing', async () => {
      expect(await say('doctor')).to.match(/^holds +nothing yet: /m)
      expect(existsSync(settings['CODETIME_DATA']!)).to.equal(false)
    })

    it('says that there is nobody yet', async () => {
      expect(await complaint('key', 'add')).to.match(/^codetime: there is no user yet: [^\n]+\n$/)
    })

    it('finds out what it runs on', async () => {
      const found = await say('doctor')
      for (const line of [/^version +\d+\.\d+\.\d+, Node /m, /^zone +Europe\/Berlin/m, /^engine +PostgreSQL 1\d/m, /^TimescaleDB +not there/m,
        /^disk +[\d.]+ \wB free/m, /^holds +0 heartbeats of 0 users/m]) expect(found).to.match(line)
    })
  })

  describe('beside a server', () => {
    before(async () => { server = await startServing(settings) })
    after(() => end(server))

    it('adds users, shows them and changes how their time counts', async () => {
      expect(await say('user', 'add', 'anna', '--zone', 'Asia/Kathmandu', '--timeout', '20', '--week-start', 'sunday')).to.match(/^Added anna \(Asia\/Kathmandu, 20 min/)
      expect(await say('user', 'set', 'anna', '--public-stats', 'on', '--timeout', '30')).to.include('30 min timeout, weeks from sunday, stats public')
      const users = (await say('user', 'list')).trimEnd().split('\n')
      expect(users).to.have.length(3)
      expect(users[2]).to.match(/^anna +\d{4}-\d\d-\d\d +Asia\/Kathmandu, 30 min/)
    })

    it('refuses in one line what is not as it should be', async () => {
      expect(await complaint('user', 'add', 'ANNA')).to.equal('codetime: there already is a user ANNA\n')
      expect(await complaint('user', 'add', 'a b')).to.match(/^codetime: username: [^\n]+\n$/)
      expect(await complaint('user', 'add', 'bob', '--zone', 'Mars')).to.match(/^codetime: zone: [^\n]+\n$/)
      expect(await complaint('user', 'set', 'anna', '--timeout', '90')).to.match(/^codetime: timeout\w*: [^\n]+\n$/)
      expect(await complaint('user', 'link', 'bob')).to.match(/^codetime: there is no user bob[^\n]+\n$/)
      expect(await complaint('exprot')).to.include('Did you mean export?')
    })

    it('makes keys that the running server takes, until they are revoked', async () => {
      const key = /api_key = (waka_\S+)/.exec(await say('key', 'add', 'laptop', '--user', 'anna'))![1]!
      expect((await ask(server.origin, key, '/users/current')).status).to.equal(200)
      const listed = await say('key', 'list', '--user', 'anna')
      const id = /^(\S{36}) +laptop/m.exec(listed)![1]!
      expect(listed).not.to.include(key.slice('waka_'.length))
      expect(await complaint('key', 'revoke', id)).to.match(/^codetime: \w+ has no valid key/)
      await say('key', 'revoke', id, '--user', 'anna')
      expect((await ask(server.origin, key, '/users/current')).status).to.equal(401)
      expect(await say('key', 'list', '--user', 'anna')).to.match(/laptop +\d{4}-\d\d-\d\d +\d{4}-\d\d-\d\d/)
    })

    it('makes a link that signs a browser in, once', async () => {
      const path = new URL((await say('user', 'link', 'anna')).trimEnd().split('\n').at(-1)!)
      const open = () => fetch(`${server.origin}${path.pathname}${path.search}`, { redirect: 'manual' })
      expect((await open()).headers.get('set-cookie')).to.be.a('string')
      expect((await open()).headers.get('set-cookie')).to.equal(null)
    })

    it('imports a dump, says why it rejected what it rejected, and finds nothing new the second time', async () => {
      const first = await say('import', join(folder, 'dump.json'), '--user', 'anna')
      expect(first).to.match(/^anna: 3 stored, 0 duplicate, 3 rejected\n {2}2 × entity: .+\n {2}1 × time: .+\n$/)
      expect(await say('import', join(folder, 'dump.json'), '--user', 'anna')).to.match(/^anna: 0 stored, 3 duplicate, 3 rejected/)
    })

    it('exports what it holds, as JSON Lines and as a table, and knows its own export again', async () => {
      const lines = (await say('export', '--user', 'anna')).trimEnd().split('\n').map((line) => JSON.parse(line) as Record<string, unknown>)
      expect(lines.map(({ time }) => time)).to.deep.equal([noon + 0.25, noon + 60.25, noon + 120.25])
      expect(lines[0]).to.include({ entity: '/home/dev/a, "b".ts', project: 'imported', type: 'file' })
      const table = join(folder, 'heartbeats.csv')
      await say('export', '--user', 'anna', '--format', 'csv', '--output', table)
      const rows = (await readFile(table, 'utf8')).trimEnd().split('\n')
      expect(rows).to.have.length(4)
      expect(rows[1]).to.include(',"/home/dev/a, ""b"".ts",')
      await say('export', '--user', 'anna', '--output', join(folder, 'own.jsonl'))
      expect(await say('import', join(folder, 'own.jsonl'), '--user', 'anna')).to.equal('anna: 0 stored, 3 duplicate, 0 rejected\n')
    })

    it('ends without a word when the reader of an export has seen enough', async () => {
      const file = join(folder, 'many.jsonl')
      await writeFile(file, Array.from({ length: 5_000 }, (_, at) => `${JSON.stringify({ entity: '/many.ts', type: 'file', time: noon + at })}\n`).join(''))
      await say('user', 'add', 'ben')
      await say('import', file, '--user', 'ben')
      for (const format of ['jsonl', 'csv']) {
        const running = run(['export', '--user', 'ben', '--format', format], settings)
        await once(running.process.stdout!, 'data')
        running.process.stdout!.destroy()
        const { code, stdout, stderr } = await running.ended
        expect([code, stderr]).to.deep.equal([0, ''])
        expect(stdout.split('\n').length).to.be.within(1, 5_000)
      }
    })

    it('says what it could not read or write', async () => {
      await writeFile(join(folder, 'broken.json'), '[{"entity": "/a.ts", "time":')
      expect(await complaint('import', join(folder, 'nowhere.json'))).to.match(/^codetime: cannot read [^\n]+\n$/)
      expect(await complaint('import', join(folder, 'broken.json'))).to.match(/^codetime: [^\n]+ could not be read to its end: [^\n]+\n$/)
      expect(await complaint('export', '--output', join(folder, 'nowhere', 'x'))).to.match(/^codetime: cannot write to [^\n]+\n$/)
    })

    it('finds the server', async () => {
      const { stdout } = await run(['doctor'], { ...settings, PORT: new URL(server.origin).port }).ended
      expect(stdout).to.match(/^address .+: a server answers here and is ready$/m)
    })
  })

  it('shows its version and, where it is misused, what can be asked', async () => {
    expect(await say('--version')).to.match(/^\d+\.\d+\.\d+\n$/)
    const help = await say('--help')
    for (const command of ['serve', 'user', 'key', 'import', 'export', 'doctor']) expect(help).to.match(new RegExp(`^ {2}${command}\\b`, 'm'))
  })

  it('tells where something went wrong only when asked to', async () => {
    const elsewhere = { DATABASE_URL: 'postgres://nobody:hunter2@127.0.0.1:1/none' }
    const quiet = await run(['user', 'list'], elsewhere).ended
    expect([quiet.code, quiet.stdout]).to.deep.equal([1, ''])
    expect(quiet.stderr).to.match(/^codetime: [^\n]+\n$/)
    const { stderr: loud } = await run(['user', 'list'], { ...elsewhere, LOG_LEVEL: 'debug' }).ended
    expect(loud).to.match(/\n +at /)
    expect(loud).not.to.include('hunter2')
  })
})
