import { fork } from 'node:child_process'
import { once } from 'node:events'
import { existsSync } from 'node:fs'
import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'
import { expect } from 'chai'
import { type EmbeddedConnection, type EmbeddedOptions, type EmbeddedPostgres, openEmbeddedPostgres } from '../../../adapters/embedded/index.js'
import { left, right } from '../../contracts/setup.js'
import type { OwnerMessage } from '../../support/folder-owner.js'
import { plainPool } from '../../support/postgres.js'

const OWNER = new URL('../../support/folder-owner.js', import.meta.url)

const query = async <Row>(connection: EmbeddedConnection, sql: string): Promise<ReadonlyArray<Row>> => {
  const db = plainPool(connection)
  try {
    return await db.any<Row>(sql)
  } finally {
    await db.$pool.end()
  }
}
const pidOf = async (dataDir: string): Promise<number> =>
  Number((await readFile(join(dataDir, 'postgresql', 'data', 'postmaster.pid'), 'utf8')).split('\n')[0])
const isServed = (dataDir: string): boolean => existsSync(join(dataDir, 'postgresql', 'data', 'postmaster.pid'))

const otherProcess = async (dataDir: string, claim: 'exclusive' | 'beside') => {
  const child = fork(OWNER, [dataDir, claim])
  const [message] = (await once(child, 'message')) as [OwnerMessage]
  const kill = async (): Promise<void> => {
    child.kill('SIGKILL')
    await once(child, 'exit')
  }
  const stop = async (): Promise<void> => {
    child.send('stop')
    await once(child, 'exit')
  }
  return { child, message, kill, stop }
}

const refusal = async (dataDir: string) => {
  const failure = await left(openEmbeddedPostgres({ dataDir, exclusive: true }))
  expect(failure.message).to.not.contain('\n')
  return failure
}

describe('a data folder', function () {
  this.timeout(60_000)
  const folders: string[] = []
  const opened: EmbeddedPostgres[] = []

  const newFolder = async (): Promise<string> => {
    const folder = await mkdtemp(join(tmpdir(), 'codetime-embedded-'))
    folders.push(folder)
    await chmod(folder, 0o755)
    return join(folder, 'data')
  }
  const open = async (dataDir: string, more: Partial<EmbeddedOptions> = {}): Promise<EmbeddedPostgres> => {
    const postgres = await right(openEmbeddedPostgres({ dataDir, exclusive: true, ...more }))
    opened.push(postgres)
    return postgres
  }
  afterEach(async () => {
    for (const postgres of opened.splice(0)) await postgres.stop()
    for (const folder of folders.splice(0)) await rm(folder, { recursive: true, force: true })
  })

  it('is made at the first start and keeps what was written at the next', async () => {
    const folder = await newFolder()
    const first = await open(folder)
    expect(first.adopted).to.equal(false)
    await query(first.connection, 'create table kept as select 42 as answer')
    await first.stop()
    expect(isServed(folder)).to.equal(false)
    const second = await open(folder)
    expect(await query(second.connection, 'select answer from kept')).to.deep.equal([{ answer: 42 }])
  })

  it('can be reached by nobody else: no network, a closed socket folder, and a password', async () => {
    const folder = await newFolder()
    const { connection } = await open(folder)
    expect(await query(connection, 'show listen_addresses')).to.deep.equal([{ listen_addresses: '' }])
    expect((await stat(connection.host)).mode & 0o777).to.equal(0o700)
    expect((await stat(join(folder, 'postgresql', 'password'))).mode & 0o777).to.equal(0o600)
    const stranger = await query({ ...connection, password: 'guessed' }, 'select 1').catch((error: unknown) => error)
    expect(stranger).to.have.property('code', '28P01')
  })

  it('is durable: nothing is acknowledged before it is on the disk', async () => {
    const { connection } = await open(await newFolder())
    expect(await query(connection, `select name, setting from pg_settings where name in ('fsync', 'full_page_writes', 'synchronous_commit')
      order by name`)).to.deep.equal(['fsync', 'full_page_writes', 'synchronous_commit'].map((name) => ({ name, setting: 'on' })))
  })

  it('belongs to one server: the second is told whose it is', async () => {
    const folder = await newFolder()
    const first = await otherProcess(folder, 'exclusive')
    expect(first.message).to.deep.equal({ _tag: 'Opened', adopted: false })
    const failure = await left(openEmbeddedPostgres({ dataDir: folder, exclusive: true }))
    expect(failure).to.include({ _tag: 'DataFolderTaken' })
    expect(failure.details.pid).to.equal(first.child.pid)
    expect(failure.message).to.contain(`process ${first.child.pid}`).and.not.contain('\n')
    await first.stop()
    expect(isServed(folder)).to.equal(false)
  })

  it('goes to exactly one of several servers that start at once on a new folder', async () => {
    const folder = await newFolder()
    const all = await Promise.all([1, 2, 3].map(() => otherProcess(folder, 'exclusive')))
    expect(all.map(({ message }) => (message._tag === 'Failed' ? message.failure : message._tag)).toSorted())
      .to.deep.equal(['DataFolderTaken', 'DataFolderTaken', 'Opened'])
    await Promise.all(all.filter(({ message }) => message._tag === 'Opened').map(({ stop }) => stop()))
    expect((await readdir(folder)).filter((name) => name.includes('unfinished'))).to.deep.equal([])
  })

  it('is taken over, database and all, after its server was killed', async () => {
    const folder = await newFolder()
    const killed = await otherProcess(folder, 'exclusive')
    const database = await pidOf(folder)
    await killed.kill()
    const heir = await open(folder)
    expect(heir.adopted).to.equal(true)
    expect(await pidOf(folder)).to.equal(database)
    await heir.stop()
    expect(isServed(folder)).to.equal(false)
  })

  it('opens again after a start that was killed at any moment', async () => {
    const folder = await newFolder()
    for (const moment of [150, 300, 450, 600, 800, 1_000]) {
      const child = fork(OWNER, [folder, 'exclusive'])
      await sleep(moment)
      child.kill('SIGKILL')
      await once(child, 'exit')
    }
    const { connection } = await open(folder)
    expect(await query(connection, 'select 1 as one')).to.deep.equal([{ one: 1 }])
  })

  it('lets commands work beside its server, and serves on when they are done', async () => {
    const folder = await newFolder()
    const server = await open(folder)
    const command = await otherProcess(folder, 'beside')
    expect(command.message).to.deep.equal({ _tag: 'Opened', adopted: true })
    await command.stop()
    expect(await query(server.connection, 'select 1 as one')).to.deep.equal([{ one: 1 }])
  })

  it('serves a command alone, and a server that comes meanwhile keeps the database', async () => {
    const folder = await newFolder()
    const command = await otherProcess(folder, 'beside')
    expect(command.message).to.deep.equal({ _tag: 'Opened', adopted: false })
    const server = await open(folder)
    expect(server.adopted).to.equal(true)
    await command.stop()
    expect(await query(server.connection, 'select 1 as one')).to.deep.equal([{ one: 1 }])
    await server.stop()
    expect(isServed(folder)).to.equal(false)
  })

  it('opens although a dead database left its pid file, or another program got its number', async () => {
    const folder = await newFolder()
    await (await open(folder)).stop()
    for (const pid of [2 ** 22 - 1, process.pid]) {
      const lines = [pid, join(folder, 'postgresql', 'data'), 1, 5432, join(folder, 'sockets'), '', '1 1', 'ready', '']
      await writeFile(join(folder, 'postgresql', 'data', 'postmaster.pid'), lines.join('\n'))
      const again = await open(folder)
      expect(again.adopted).to.equal(false)
      await again.stop()
    }
  })

  it('says when its database has gone for good', async () => {
    const folder = await newFolder()
    const lost: string[] = []
    await open(folder, { onLost: (message) => lost.push(message) })
    process.kill(await pidOf(folder), 'SIGKILL')
    for (let wait = 0; wait < 100 && lost.length === 0; wait += 1) await sleep(20)
    expect(lost).to.have.length(1)
    expect(lost[0]).to.match(/has ended/).and.not.contain('\n')
  })

  it('stays its owner when one of the database\'s sessions crashes', async () => {
    const folder = await newFolder()
    const lost: string[] = []
    const server = await open(folder, { onLost: (message) => lost.push(message) })
    const owners = () => query<{ pid: number }>(server.connection, `
      select pid from pg_stat_activity where application_name = 'codetime of process ${process.pid}'`).catch(() => [])
    const [before] = await owners()
    process.kill(before!.pid, 'SIGKILL')
    let now: { pid: number } | undefined
    for (let wait = 0; wait < 200 && (now === undefined || now.pid === before!.pid); wait += 1) {
      await sleep(50)
      now = (await owners())[0]
    }
    expect(now?.pid).to.be.a('number').and.not.equal(before!.pid)
    expect((await left(openEmbeddedPostgres({ dataDir: folder, exclusive: true }))).details.pid).to.equal(process.pid)
    expect(lost).to.deep.equal([])
  })

  it('may have a path longer than a socket address', async () => {
    const folder = join(await newFolder(), 'a-long-name-'.repeat(12))
    const { connection } = await open(folder)
    expect(connection.host.length).to.be.below(100)
    expect(await query(connection, 'select 1 as one')).to.deep.equal([{ one: 1 }])
  })

  describe('is refused in one clear line', () => {
    it('where a file is in its place', async () => {
      const folder = await newFolder()
      await writeFile(folder, 'a file')
      expect(await refusal(folder)).to.include({ _tag: 'DataFolderUnusable' })
      expect((await refusal(join(folder, 'below'))).message).to.contain('not a folder')
    })

    if (process.platform === 'linux') {
      it('where the file system holds no new folders', async () => {
        for (const folder of ['/proc/codetime', '/proc/codetime/data']) {
          const failure = await refusal(folder)
          expect(failure._tag).to.equal('DataFolderUnusable')
          expect(failure.message).to.contain(folder)
        }
      })
    }

    it('when another version of PostgreSQL made it', async () => {
      const folder = await newFolder()
      await (await open(folder)).stop()
      await writeFile(join(folder, 'postgresql', 'data', 'PG_VERSION'), '15\n')
      const failure = await refusal(folder)
      expect(failure._tag).to.equal('DataFolderOfOtherVersion')
      expect(failure.message).to.contain('PostgreSQL 15').and.contain('18')
    })

    it('when it holds something else', async () => {
      const folder = await newFolder()
      await mkdir(join(folder, 'postgresql'), { recursive: true })
      expect(await refusal(folder)).to.include({ _tag: 'DataFolderUnusable' })
    })

    if (process.getuid?.() === 0) {
      it('as root, when PostgreSQL\'s user may not enter a folder above it', async () => {
        const folder = await newFolder()
        await chmod(join(folder, '..'), 0o700)
        const failure = await refusal(folder)
        expect(failure._tag).to.equal('DataFolderUnusable')
        expect(failure.message).to.contain('may not enter').and.contain('/var/lib/codetime')
      })
    } else {
      console.log('  (not root: what only root meets in a data folder is not tested)')
    }
  })
})
