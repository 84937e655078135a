import { expect } from 'chai'
import { readZone, UTC } from '../../../core/index.js'
import type { Reply } from './support/send.js'
import { basic, KEY, NOW, startServer, type TestServer } from './support/server.js'

const BOB = 'waka_44444444-2222-4333-8444-555555555555'
const CANARIES = ['canary-project', 'canary-branch', 'canary-machine', 'canary-file', 'canary-module']

const ZONE = readZone('Antarctica/Troll') ?? UTC

const READS = [
  '', '/stats', '/stats/last_7_days', '/stats/last_7_days?project=canary-project', '/summaries?range=Today', '/statusbar/today', '/status_bar/today',
  '/all_time_since_today', '/durations?date=today', '/heartbeats?date=today', '/projects', '/machine_names', '/user_agents', '/explain?date=today',
  '/insights/projects/last_7_days', '/goals', '/leaderboards', '/orgs', '/teams', '/projects/canary-project/commits',
]

const expectNoCanary = ({ text }: Reply, name: string): void => {
  for (const canary of CANARIES) expect(text, name).to.not.include(canary)
}

describe('what is shown to whom', () => {
  let server: TestServer
  const publish = async (publicStats: boolean): Promise<void> => {
    const { id, preferences } = server.alice
    await server.store.accounts.setPreferences(id, { ...preferences, zone: ZONE, publicStats })()
  }
  before(async () => {
    server = await startServer()
    await server.addUser('bob', BOB)
    const heartbeats = [600, 300, 0].map((ago) => ({
      entity: '/home/dev/canary-file.ts', type: 'file', time: NOW / 1_000_000 - ago, project: 'canary-project', branch: 'canary-branch',
      dependencies: ['canary-module'], language: 'TypeScript',
    }))
    await server.post('/api/v1/users/current/heartbeats.bulk', heartbeats, { ...basic(), 'x-machine-name': 'canary-machine' })
  })
  after(() => server.close())

  const strangers: ReadonlyArray<readonly [name: string, headers: Readonly<Record<string, string>>]> = [
    ['a stranger', {}], ['another user', basic(BOB)],
  ]

  for (const [who, headers] of strangers) {
    it(`${who} learns nothing of a private user, not even that there is one`, async () => {
      await publish(false)
      for (const read of READS) {
        const path = (user: string): string => `/api/v1/users/${user}${read}`
        const nobody = await server.get(path('nobody'), headers)
        for (const name of ['alice', '@alice', 'ALICE', server.alice.id]) {
          const reply = await server.get(path(name), headers)
          expectNoCanary(reply, path(name))
          expect(reply.text).to.not.include(ZONE)
          expect(reply.status, path(name)).to.be.oneOf([401, 404]).and.equal(nobody.status)
          expect(reply.text).to.equal(nobody.text)
        }
      }
    })

    it(`${who} sees of a public user only the public part, and no names but of languages, editors and the like`, async () => {
      await publish(true)
      for (const read of READS) {
        const reply = await server.get(`/api/v1/users/alice${read}`, headers)
        expectNoCanary(reply, read)
        const isPublic = read === '' || read === '/stats' || read === '/stats/last_7_days'
        if (isPublic) expect(reply.status, read).to.equal(200)
        else expect(reply.status, read).to.be.oneOf([400, 401, 404])
      }
      const { json: { data } } = await server.get('/api/v1/users/alice/stats/last_7_days', headers)
      expect(data.languages[0]).to.include({ name: 'TypeScript', text: '10 mins' })
      expect(data.projects).to.deep.equal([])
      const { json: user, text } = await server.get('/api/v1/users/@alice', headers)
      expect(text, 'the zone is told only with the stats that it explains').to.not.include(ZONE)
      expect(user.data).to.include({ username: 'alice', email: null, timezone: null, last_heartbeat_at: null, last_project: null, last_plugin: null })
    })

    it(`${who} can neither add to nor delete another's heartbeats`, async () => {
      await publish(true)
      const beat = { entity: '/x', type: 'file', time: NOW / 1_000_000 - 1 }
      for (const path of ['/api/v1/users/alice/heartbeats.bulk', '/api/v1/users/alice/heartbeats', `/api/users/${server.alice.id}/heartbeats.bulk`]) {
        expect((await server.post(path, [beat], headers)).status, path).to.be.oneOf([401, 404])
      }
      const { json } = await server.get('/api/v1/users/current/heartbeats?date=2026-11-22')
      const body = JSON.stringify({ date: '2026-11-22', ids: json.data.map(({ id }: { readonly id: string }) => id) })
      const deletion = await server.ask({ method: 'DELETE', path: '/api/v1/users/alice/heartbeats.bulk', headers, body })
      expect(deletion.status).to.be.oneOf([401, 404])
      expect((await server.get('/api/v1/users/current/heartbeats?date=2026-11-22')).json.data).to.have.length(3)
    })
  }

  it('another user cannot delete by the ids of heartbeats that are not theirs', async () => {
    const { json } = await server.get('/api/v1/users/current/heartbeats?date=2026-11-22')
    const body = JSON.stringify({ date: '2026-11-22', ids: json.data.map(({ id }: { readonly id: string }) => id) })
    const { status } = await server.ask({ method: 'DELETE', path: '/api/v1/users/current/heartbeats.bulk', headers: basic(BOB), body })
    expect(status).to.equal(200)
    expect((await server.get('/api/v1/users/current/heartbeats?date=2026-11-22')).json.data).to.have.length(3)
  })

  it('the user sees their own by every name of theirs', async () => {
    for (const name of ['current', 'alice', '@alice', 'Alice', server.alice.id, server.alice.id.toUpperCase()]) {
      const { status, json } = await server.get(`/api/v1/users/${name}/summaries?range=Today&timezone=UTC`, basic(KEY))
      expect(status, name).to.equal(200)
      expect(json.data[0].projects[0].name).to.equal('canary-project')
    }
  })

  it('a board shows nobody but the asker', async () => {
    const { json } = await server.get('/api/v1/leaders', basic(BOB))
    expect(json.data).to.have.length(1)
    expect(json.data[0].user.username).to.equal('bob')
    const stranger = await server.get('/api/v1/leaders', {})
    expect(stranger.json).to.deep.include({ data: [], current_user: null })
    expect((await server.get('/api/v1/leaders', basic('k'))).status).to.equal(401)
  })
})
