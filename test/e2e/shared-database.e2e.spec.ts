import { expect } from 'chai'
import { testDatabase } from '../support/postgres.js'
import { ask, end, type Served, startServing } from '../support/server-process.js'

/** As `DATABASE_URL` names it; the host may be the folder of a socket. */
const urlOf = (connection: Awaited<ReturnType<typeof testDatabase>>): string => {
  if (typeof connection === 'string') return connection
  const { host, port, database, user, password } = connection
  return `postgres://${user}:${encodeURIComponent(password)}@localhost:${port}/${database}?host=${encodeURIComponent(host)}`
}

describe('servers on one database', function () {
  this.timeout(60_000)
  let servers: ReadonlyArray<Served>

  before(async () => {
    const settings = { DATABASE_URL: urlOf(await testDatabase()), REDIS_URL: 'redis://127.0.0.1:6379' }
    servers = await Promise.all([1, 2, 3].map(() => startServing(settings)))
  })

  after(() => Promise.all(servers.map((server) => end(server))))

  it('make one owner when they start at once', () => {
    expect(servers.filter(({ apiKey }) => apiKey !== undefined)).to.have.length(1)
  })

  it('say in one line what they were given and do not use yet', () => {
    for (const server of servers) expect(server.stdout().split('\n')[0]).to.equal('This version does not use REDIS_URL yet.')
  })

  it('answer with what another of them took', async () => {
    const apiKey = servers.find((server) => server.apiKey !== undefined)!.apiKey!
    const begun = Math.floor(Date.now() / 1000) - 7_200
    for (const [index, server] of servers.entries()) {
      const taken = await ask(server.origin, apiKey, '/users/current/heartbeats', { entity: '/a.ts', type: 'file', time: begun + 60 * index })
      expect(taken.ok).to.equal(true)
    }
    for (const server of servers) {
      const { data } = await (await ask(server.origin, apiKey, '/users/current/all_time_since_today')).json() as { data: { total_seconds: number } }
      expect(data.total_seconds).to.equal(120)
    }
  })
})
