import { expect } from 'chai'
import { basic, KEY, startServer, type TestServer } from './support/server.js'

const BULK = '/api/v1/users/current/heartbeats.bulk'

describe('editors that run in a browser', () => {
  let server: TestServer
  before(async () => { server = await startServer() })
  after(() => server.close())

  for (const origin of ['https://vscode.dev', 'https://github.dev', 'chrome-extension://jnbbnacmeggbgdjgaoojpmhdlkkpblgi']) {
    it(`ask first from ${origin}, and may`, async () => {
      for (const path of [BULK, '/api/compat/wakatime/v1/users/current/heartbeats.bulk', '/api/users/current/heartbeats.bulk', '/api/heartbeats']) {
        const reply = await server.ask({
          method: 'OPTIONS',
          path: `${path}?api_key=${KEY}`,
          headers: { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization,content-type,x-machine-name' },
        })
        expect(reply.status).to.equal(204)
        expect(reply.headers['access-control-allow-origin']).to.equal('*')
        expect(reply.headers['access-control-allow-methods']).to.include('POST')
        expect(reply.headers['access-control-allow-headers']?.toLowerCase()).to.include('authorization').and.include('content-type').and.include('x-machine-name')
        expect(reply.headers['access-control-allow-credentials']).to.equal(undefined)
      }
    })

    it(`then send from ${origin}, and may read the answer, a refusal too`, async () => {
      const taken = await server.post(BULK, [], { ...basic(), origin })
      expect(taken.status).to.equal(202)
      expect(taken.headers['access-control-allow-origin']).to.equal('*')
      const refused = await server.post(BULK, [], { origin })
      expect(refused.status).to.equal(401)
      expect(refused.headers['access-control-allow-origin']).to.equal('*')
    })
  }

  it('may reach a server on the own machine from a public site, when they ask', async () => {
    const headers = { origin: 'https://vscode.dev', 'access-control-request-method': 'POST' }
    const plain = await server.ask({ method: 'OPTIONS', path: BULK, headers })
    expect(plain.headers['access-control-allow-private-network']).to.equal(undefined)
    const asking = await server.ask({ method: 'OPTIONS', path: BULK, headers: { ...headers, 'access-control-request-private-network': 'true' } })
    expect(asking.headers['access-control-allow-private-network']).to.equal('true')
  })

  it('get no such leave outside the API', async () => {
    for (const path of ['/docs', '/openapi.json', '/health/ready', '/sign-in']) {
      const reply = await server.ask({ path, headers: { origin: 'https://evil.example' } })
      expect(reply.headers['access-control-allow-origin'], path).to.equal(undefined)
    }
  })
})
