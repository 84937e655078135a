import { expect } from 'chai'
import { type Captured, captured } from './support/captures.js'
import type { Reply } from './support/send.js'
import { startServer, type TestServer } from './support/server.js'

type Sent = Readonly<Record<string, unknown>>

/** What those clients ask of other people, of goals or of other products: there is none, and they are told so. */
const NOT_HERE = [
  /^\/api\/0\//, /\/teams\/t1\//, /\/orgs\/o1/, /\/goals\/0{8}-/, /\/projects\/p\/commits/, /\/users\/undefined\//,
]
const WRONG_KEY = 'Basic aw=='

const heartbeatsIn = ({ sentBody }: Captured): ReadonlyArray<Sent> =>
  (typeof sentBody === 'string' ? JSON.parse(sentBody) : sentBody) as ReadonlyArray<Sent>

const expectedStatus = ({ method, path, headers }: Captured): number => {
  if (headers?.['Authorization'] === WRONG_KEY) return 401
  if (NOT_HERE.some((pattern) => pattern.test(path))) return 404
  return method === 'POST' && path.includes('heartbeats') ? 202 : 200
}

/** Rules 1 to 6 of the protocol: what must be so for the client's queue to be empty afterwards. */
const expectNothingLeftToSend = (sent: ReadonlyArray<Sent>, reply: Reply): void => {
  const { responses } = reply.json
  expect(responses).to.have.length(sent.length)
  for (const [index, [body, status]] of (responses as ReadonlyArray<[{ readonly data: Sent }, number]>).entries()) {
    expect(status).to.equal(201)
    expect(Object.keys(body)).to.deep.equal(['data'])
    expect(Object.keys(body.data)).to.have.members(['id', 'entity', 'type', 'time'])
    expect(body.data['entity']).to.equal(sent[index]?.['entity'])
    expect(body.data['type']).to.be.oneOf(['file', 'app', 'domain'])
    expect(body.data['time']).to.be.a('number').and.closeTo(Number(sent[index]?.['time']), 1e-6)
  }
}

describe('every request recorded from a real client', () => {
  let server: TestServer
  before(async () => {
    server = await startServer()
    const { id, preferences } = server.alice
    await server.store.accounts.setPreferences(id, { ...preferences, publicStats: true })()
  })
  after(() => server.close())

  for (const [index, request] of captured().entries()) {
    it(`${request.client} ${index}: ${request.method} ${request.path.replace(/api_key=[^&]*/, 'api_key')}`, async () => {
      const reply = await server.ask(request)
      expect(reply.status).to.equal(expectedStatus(request))
      expect(reply.json).to.be.an('object')
      if (reply.status >= 400) {
        expect(reply.json.errors).to.be.an('array').that.is.not.empty
        expect(reply.json.code).to.be.a('string')
      }
      if (request.path.includes('/heartbeats.bulk')) expectNothingLeftToSend(heartbeatsIn(request), reply)
    })
  }

  const count = async (): Promise<number> => (await server.get('/api/v1/users/current/heartbeats?date=2026-11-22')).json.data.length

  it('is answered the same when it is sent again, and stored once', async () => {
    const posts = captured().filter(({ method, path }) => method === 'POST' && path.includes('/heartbeats.bulk'))
    const before = await count()
    expect(before).to.be.greaterThan(70)
    for (const post of posts) expectNothingLeftToSend(heartbeatsIn(post), await server.ask(post))
    expect(await count()).to.equal(before)
  })

  it('leaves what was sent: the machine unescaped, the last project in place of its placeholder', async () => {
    const { json } = await server.get('/api/v1/users/current/machine_names')
    expect(json.data.map(({ value }: { readonly value: string }) => value)).to.include.members(['my laptop', 'laptop', 'work-laptop', 'vscode.dev'])
    const { json: heartbeats } = await server.get('/api/v1/users/current/heartbeats?date=2026-11-22')
    expect(JSON.stringify(heartbeats)).to.not.include('<<LAST')
  })
})
