import { connect } from 'node:net'
import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { HttpDependencies } from '../../../adapters/http/index.js'
import type { Failure } from '../../../adapters/http/api/failure.js'
import { refusalOf } from '../../../adapters/http/api/refusal.js'
import { basic, startServer, type TestServer } from './support/server.js'

const ME = '/api/v1/users/current'

const withServer = async (replaced: Partial<HttpDependencies>, use: (server: TestServer) => Promise<void>): Promise<void> => {
  const server = await startServer(replaced)
  try {
    await use(server)
  } finally {
    await server.close()
  }
}

const unavailable = () => TE.left({ _tag: 'LogUnavailable' as const, cause: new Error('secret-of-the-driver') })

describe('when the store is away', () => {
  it('every route says 503 and when to come back, as a JSON object, and nothing of why', () =>
    withServer({
      recordHeartbeats: unavailable,
      listHeartbeats: unavailable,
      summarizeDays: unavailable,
      computeStats: () => TE.left({ _tag: 'LedgerUnavailable', cause: new Error('secret-of-the-driver') }),
      catalogue: { projects: unavailable, machines: unavailable, userAgents: unavailable },
      probe: { ready: () => TE.left({ _tag: 'StoreUnreachable', cause: 'x' }), facts: () => TE.left({ _tag: 'StoreUnreachable', cause: 'x' }) },
    }, async (server) => {
      const replies = [
        await server.post(`${ME}/heartbeats.bulk`, []), await server.get(`${ME}/heartbeats?date=today`), await server.get(`${ME}/statusbar/today`),
        await server.get(`${ME}/stats`), await server.get(`${ME}/projects`), await server.get(ME), await server.get('/health/ready'),
      ]
      for (const { status, headers, json, text } of replies) {
        expect(status).to.equal(503)
        expect(Number(headers['retry-after'])).to.be.greaterThan(0)
        expect(json).to.be.an('object').that.includes({ code: 'store_unavailable' })
        expect(text).to.not.include('secret-of-the-driver')
      }
      const failed = server.logs.filter(({ level }) => level === 'error')
      expect(failed).to.have.length(replies.length)
      expect(failed[0]?.fields['err'], 'the log has the cause').to.be.instanceOf(Error)
      expect((await server.get('/health/live')).status).to.equal(200)
    }))

  it('keys cannot be checked, which is not the same as a wrong key', () =>
    withServer({ authenticateKey: () => TE.left({ _tag: 'AccountsUnavailable', cause: 'x' }) }, async (server) => {
      expect((await server.get(ME)).status).to.equal(503)
    }))

  it('an overloaded log says how long to wait', () =>
    withServer({ recordHeartbeats: () => TE.left({ _tag: 'LogOverloaded', retryAfterSeconds: 2.5 }) }, async (server) => {
      const { status, headers, json } = await server.post(`${ME}/heartbeats.bulk`, [])
      expect(status).to.equal(503)
      expect(headers['retry-after']).to.equal('3')
      expect(json).to.include({ code: 'overloaded' })
    }))
})

describe('when there is a bug', () => {
  it('it is logged once, and answered with nothing but the name of its place in the log', () =>
    withServer({ summarizeDays: () => { throw new Error('a bug with /secret/path') } }, async (server) => {
      const { status, json, text } = await server.get(`${ME}/statusbar/today`)
      expect(status).to.equal(500)
      expect(json.code).to.equal('internal_error')
      expect(text).to.not.include('secret')
      const bugs = server.logs.filter(({ fields }) => fields['event'] === 'bug')
      expect(bugs).to.have.length(1)
      expect(json.error).to.include(bugs[0]?.fields['id'])
    }))

  it('a failure that nobody thought of is one', () => {
    expect(() => refusalOf({ _tag: 'Surprise' } as unknown as Failure)).to.throw('Surprise')
  })
})

describe('what is not there', () => {
  let server: TestServer
  before(async () => { server = await startServer() })
  after(() => server.close())

  it('is refused in the shape of its surroundings', async () => {
    for (const path of ['/api/v1/nope', '/api/v1/users/current/nope', '/api/', '/api/v2/users/current', `/api/v1/%zz`, '/api/v1/users/%zz/projects']) {
      const { status, json } = await server.get(path)
      expect(status, path).to.equal(404)
      expect(json, path).to.include({ code: 'not_found' })
      expect(json.errors, path).to.be.an('array')
    }
    for (const path of ['/nope', '/sign-out', '/health/ready/now', '/%zz']) {
      const { status, headers, json } = await server.get(path)
      expect(status, path).to.be.oneOf([404, 405])
      expect(headers['content-type'], path).to.include('application/problem+json')
      expect(json, path).to.have.all.keys('type', 'title', 'status', 'detail', 'code')
      expect(json.status).to.equal(status)
    }
    const explain = await server.get(`${ME}/explain`)
    expect(explain.headers['content-type']).to.include('application/problem+json')
  })

  it('by that method, says by which it is', async () => {
    const { status, headers, json } = await server.ask({ method: 'PUT', path: `${ME}/heartbeats.bulk`, headers: basic() })
    expect(status).to.equal(405)
    expect(headers.allow?.split(', ')).to.have.members(['POST', 'DELETE'])
    expect(json.code).to.equal('method_not_allowed')
    const heartbeats = await server.ask({ method: 'PATCH', path: `${ME}/heartbeats` })
    expect(heartbeats.headers.allow?.split(', ')).to.have.members(['GET', 'HEAD', 'POST'])
    const options = await server.ask({ method: 'OPTIONS', path: `${ME}/heartbeats` })
    expect(options.status).to.equal(204)
  })

  it('is left to the pages outside the API, and never inside', () =>
    withServer({ pages: [(ctx) => { ctx.body = 'a page' }] }, async (paged) => {
      expect((await paged.get('/anything')).text).to.equal('a page')
      expect((await paged.get('/api/v1/anything')).status).to.equal(404)
      expect((await paged.get('/health/live')).json.status).to.equal('live')
    }))

  it('survives a request that is none', async () => {
    const answer = await new Promise<string>((resolve, reject) => {
      let received = ''
      const socket = connect(server.port, '127.0.0.1', () => socket.write('GET http://[bad HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n'))
      socket.on('data', (chunk) => { received += chunk.toString() }).on('close', () => resolve(received)).on('error', reject)
    })
    expect(answer).to.match(/^HTTP\/1\.1 4\d\d /)
    expect((await server.get('/health/live')).json).to.deep.equal({ status: 'live', version: '1.2.3' })
  })

  it('takes a crash report from anybody, and keeps its logs out of ours', async () => {
    const report = { architecture: 'amd64', cli_version: 'v1.90.0', logs: 'api_key=waka_secret', stacktrace: 'waka_secret', plugin: 'vim', is_panic: true }
    const { status } = await server.post('/api/v1/plugins/errors', report, basic('k'))
    expect(status).to.equal(201)
    const line = server.logs.find(({ fields }) => fields['event'] === 'client_error')
    expect(line?.fields).to.include({ architecture: 'amd64', cli: 'v1.90.0', plugin: 'vim', panic: 'true' })
    expect(JSON.stringify(server.logs)).to.not.include('waka_secret')
  })
})
