import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { plainPool, testDatabase } from '../support/postgres.js'
import { ask, end, run, type Served, type Settings, startServing } from '../support/server-process.js'

type Database = Awaited<ReturnType<typeof testDatabase>>

/** As `DATABASE_URL` names it; the host may be the folder of a socket. */
const urlOf = (connection: Database): string => {
  if (typeof connection === 'string') return connection
  const { host, port, database, user, password } = connection
  return `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}

const countIn = async (database: Database, sql: string): Promise<number> => {
  const db = plainPool(database)
  try {
    return (await db.one<{ count: number }>(sql)).count
  } finally {
    await db.$pool.end()
  }
}

describe('servers on one database', function () {
  this.timeout(60_000)
  let database: Database
  let settings: Settings
  let servers: ReadonlyArray<Served> = []

  before(async () => {
    database = await testDatabase()
    settings = { DATABASE_URL: urlOf(database), REDIS_URL: 'redis://127.0.0.1:6379' }
  })

  after(() => Promise.all(servers.map((server) => end(server))))

  const apiKey = (): string => servers.find((server) => server.apiKey !== undefined)!.apiKey!

  it('are not there yet: doctor says so, and makes no table', async () => {
    const { code, stdout } = await run(['doctor'], settings).ended
    expect(code).to.equal(0)
    expect(stdout).to.match(/^store +named by DATABASE_URL\nholds +nothing yet: /m)
    expect(await countIn(database, `select count(*)::integer as count from pg_tables where schemaname = 'public'`)).to.equal(0)
  })

  it('make one owner when they start at once', async () => {
    servers = await Promise.all([1, 2, 3].map(() => startServing(settings)))
    expect(servers.filter((server) => server.apiKey !== undefined)).to.have.length(1)
  })

  it('say in one line what they were given and do not use yet', () => {
    for (const server of servers) expect(server.stdout().split('\n')[0]).to.equal('This version does not use REDIS_URL yet.')
  })

  it('answer with what another of them took', async () => {
    const begun = Math.floor(Date.now() / 1000) - 7_200
    for (const [index, server] of servers.entries()) {
      const taken = await ask(server.origin, apiKey(), '/users/current/heartbeats', { entity: '/a.ts', type: 'file', time: begun + 60 * index })
      expect(taken.ok).to.equal(true)
    }
    for (const server of servers) {
      const { data } = await (await ask(server.origin, apiKey(), '/users/current/all_time_since_today')).json() as { data: { total_seconds: number } }
      expect(data.total_seconds).to.equal(120)
    }
  })

  it('go on by themselves when the database has ended all their sessions', async () => {
    const ended = await countIn(database, `
      select count(pg_terminate_backend(pid))::integer as count from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()`)
    expect(ended).to.be.at.least(servers.length)
    for (const server of servers) {
      let status = 0
      for (let tries = 0; tries < 50 && status !== 200; tries += 1) {
        status = (await ask(server.origin, apiKey(), '/users/current')).status
        expect(status).to.be.oneOf([200, 503])
        await pause(20)
      }
      expect(status).to.equal(200)
      expect(server.process.exitCode).to.equal(null)
    }
  })
})
