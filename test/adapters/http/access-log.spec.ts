import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { DEFAULT_LIMITS } from '../../../adapters/http/index.js'
import { basic, KEY, right, startServer, type TestServer } from './support/server.js'

const ME = '/api/v1/users/current'
const BARE = KEY.replace('waka_', '')

describe('the access log', () => {
  let server: TestServer
  beforeEach(async () => { server = await startServer({ limits: { ...DEFAULT_LIMITS, ingestLogEvery: 3 } }) })
  afterEach(() => server.close())

  const requests = () => server.logs.filter(({ fields }) => fields['event'] === 'request')

  it('has one line a request, which names the route and not what was in its path', async () => {
    await server.get('/api/v1/users/alice/summaries?range=Today&project=canary&timeout=20')
    expect(requests()).to.have.length(1)
    expect(requests()[0]?.fields).to.deep.include({
      method: 'GET', route: '/api/v1/users/:user/summaries', status: 200, by: 'key',
      query: { range: 'Today', project: '[redacted]', timeout: '20' },
    })
    expect(requests()[0]?.fields['milliseconds']).to.be.a('number')
  })

  it('has every failure, and of well-answered ingest every so many', async () => {
    for (let count = 0; count < 7; count += 1) await server.post(`${ME}/heartbeats.bulk`, [])
    expect(requests()).to.have.length(3)
    await server.post(`${ME}/heartbeats.bulk`, 7)
    expect(requests()).to.have.length(4)
    expect(requests()[3]).to.deep.include({ level: 'warn', message: 'refused' })
  })

  it('has slow ones, ingest too', async () => {
    const slow = await startServer({
      limits: { ...DEFAULT_LIMITS, slowMilliseconds: 20, ingestLogEvery: 1_000 },
      recordHeartbeats: () => TE.fromTask(async () => {
        await new Promise((resolve) => { setTimeout(resolve, 30) })
        return { verdicts: [] }
      }),
    })
    for (let count = 0; count < 3; count += 1) await slow.post(`${ME}/heartbeats.bulk`, [])
    expect(slow.logs.map(({ message }) => message)).to.deep.equal(['slow', 'slow', 'slow'])
    await slow.close()
  })

  it('never has a key, a token or a cookie, wherever it was put', async () => {
    const { token } = await right(server.issueSignInLink(server.alice.id))
    const signedIn = await server.ask({ path: `/sign-in?token=${token}` })
    const cookie = (signedIn.headers['set-cookie'] ?? []).map((text) => text.split(';')[0]).join('; ')
    await server.ask({ path: ME, headers: { cookie } })
    for (const secret of [KEY, BARE, 'canary-token', 'canary.JWT.token']) {
      for (const name of ['api_key', 'access_token', 'token', 'apikey', 'key', 'start', 'timezone', 'range', secret]) {
        await server.ask({ path: `${ME}/summaries?${name}=${secret}` })
      }
      await server.ask({ path: ME, headers: basic(secret) })
      await server.ask({ path: ME, headers: { authorization: `Bearer ${secret}` } })
      await server.ask({ path: `/api/v1/users/${secret}/summaries` })
      await server.ask({ path: `/api/v1/users/current/${secret}` })
      await server.ask({ path: `/${secret}` })
      await server.post(`${ME}/heartbeats.bulk?api_key=${secret}`, { [secret]: secret }, {})
    }
    const log = JSON.stringify(server.logs)
    expect(server.logs.length).to.be.greaterThan(50)
    const secrets = [BARE, token, ...cookie.split('; ').map((pair) => pair.split('=')[1] ?? '?'), Buffer.from(KEY).toString('base64')]
    for (const secret of secrets) expect(log).to.not.include(secret)
  })
})
