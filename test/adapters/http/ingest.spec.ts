import { deflateRawSync, deflateSync, gzipSync } from 'node:zlib'
import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { RecordHeartbeats, Sender } from '../../../core/index.js'
import type { Reply } from './support/send.js'
import { basic, NOW, startServer, type TestServer } from './support/server.js'

const BULK = '/api/v1/users/current/heartbeats.bulk'
const SINGLE = '/api/v1/users/current/heartbeats'
const seconds = NOW / 1_000_000

const heartbeat = (differing: Readonly<Record<string, unknown>> = {}) => ({
  entity: '/home/dev/a/main.ts', type: 'file', time: seconds - 60, ...differing,
})

describe('taking heartbeats', () => {
  let server: TestServer
  beforeEach(async () => { server = await startServer() })
  afterEach(() => server.close())

  const stored = async (): Promise<number> => (await server.get(`${SINGLE}?date=2026-11-22`)).json.data.length

  it('gives each of a batch its own verdict, in order, and never fails the batch for one of them', async () => {
    const batch = [heartbeat(), heartbeat(), { type: 'file', time: seconds }, null, heartbeat({ time: seconds + 7_200 }), heartbeat({ time: String(seconds) })]
    const { status, json } = await server.post(BULK, batch)
    expect(status).to.equal(202)
    expect(json.responses.map(([, verdict]: [unknown, number]) => verdict)).to.deep.equal([201, 201, 400, 400, 400, 201])
    for (const [body, verdict] of json.responses) {
      if (verdict !== 400) continue
      expect(Object.keys(body)).to.deep.equal(['errors'])
      for (const why of Object.values(body.errors)) expect(why).to.be.an('array').that.is.not.empty
    }
    expect(json.responses[2][0].errors).to.have.property('entity')
    expect(json.responses[4][0].errors).to.have.property('time')
    expect(await stored()).to.equal(2)
  })

  it('tells so little of a stored heartbeat that the oldest client can decode it', async () => {
    const types = [['file', 'file'], ['app', 'app'], ['domain', 'domain'], ['url', 'domain'], ['event', 'app'], ['hologram', 'file']]
    const batch = types.map(([type], index) => heartbeat({ type, category: 'ai coding', dependencies: 'a,b', time: seconds - index }))
    const { json } = await server.post(BULK, batch)
    expect(json.responses.map(([{ data }]: [{ readonly data: { readonly type: string } }]) => data.type)).to.deep.equal(types.map(([, type]) => type))
    expect(json.responses[3][0].data).to.deep.include({ entity: '/home/dev/a/main.ts', time: seconds - 3 })
    expect(Object.keys(json.responses[3][0].data)).to.have.length(4)
  })

  it('takes the body in every form in which it comes', async () => {
    const json = JSON.stringify([heartbeat()])
    const forms: ReadonlyArray<readonly [name: string, body: string | Buffer, headers?: Readonly<Record<string, string>>]> = [
      ['an array', json],
      ['an array with a byte order mark', `\ufeff${json}`],
      ['JSON in JSON', JSON.stringify(json)],
      ['text', json, { 'content-type': 'text/plain;charset=UTF-8' }],
      ['one object', JSON.stringify(heartbeat())],
      ['an envelope', JSON.stringify({ heartbeats: [heartbeat()] })],
      ['gzip', gzipSync(json), { 'content-encoding': 'gzip' }],
      ['deflate', deflateSync(json), { 'content-encoding': 'deflate' }],
    ]
    for (const [name, body, headers] of forms) {
      const reply = await server.ask({ method: 'POST', path: BULK, body, headers: { ...basic(), ...headers } })
      expect(reply.status, name).to.equal(202)
      expect(reply.json.responses, name).to.have.length(1)
      expect(reply.json.responses[0][1], name).to.equal(201)
    }
    expect(await stored()).to.equal(1)
  })

  it('answers a bare heartbeat barely, and a batch sent to the same place as a batch', async () => {
    const one = await server.post(SINGLE, heartbeat())
    expect(one.status).to.equal(201)
    expect(one.json.data).to.deep.include({ entity: '/home/dev/a/main.ts', type: 'file', time: seconds - 60 })
    expect((await server.post(SINGLE, heartbeat())).json).to.deep.equal(one.json)
    expect((await server.post(SINGLE, [heartbeat()])).json.responses).to.have.length(1)
    const bad = await server.post(SINGLE, { entity: '', type: 'file', time: seconds })
    expect(bad.status).to.equal(400)
    expect(bad.json.errors.entity).to.be.an('array')
    expect(bad.json.code).to.equal('heartbeat_rejected')
  })

  it('is found below every root that clients of other servers know', async () => {
    for (const path of [
      '/api/compat/wakatime/v1/users/current/heartbeats.bulk', '/api/users/current/heartbeats.bulk', '/api/users/alice/heartbeats.bulk',
      `/api/v1/users/${server.alice.id}/heartbeats.bulk`, '/api/heartbeat', '/api/heartbeats', '/api/users/current/heartbeats',
      '/api/v1', '/api/v1/', '/api/v1/heartbeats', '/api/v1/heartbeats.bulk', '/api/heartbeats.bulk', '/api/compat/wakatime/v1/heartbeat',
    ]) {
      const reply = await server.post(path, [heartbeat()])
      expect(reply.status, path).to.equal(202)
      expect(reply.json.responses[0][1], path).to.equal(201)
    }
    expect(await stored()).to.equal(1)
  })

  it('answers nothing at the bare root but a post', async () => {
    for (const path of ['/api/v1', '/api/v1/heartbeats.bulk']) expect((await server.ask({ path, headers: basic() })).status, path).to.equal(404)
  })

  it('takes an empty batch', async () => {
    const { status, json } = await server.post(BULK, [])
    expect(status).to.equal(202)
    expect(json).to.deep.equal({ responses: [] })
  })

  it('says what is wrong with a body that holds no heartbeats', async () => {
    const bodies = ['', '{', '7', 'null', '"text"', '"\\"twice\\""', '{}', '{"beats":[]}', '{"heartbeats":{}}', '['.repeat(40) + ']'.repeat(40)]
    for (const body of bodies) {
      const { status, json } = await server.ask({ method: 'POST', path: BULK, body, headers: basic() })
      expect(status, body).to.equal(400)
      expect(json.code, body).to.equal('invalid_body')
      expect(json.errors[0], body).to.be.a('string').that.is.not.empty
    }
    const { json } = await server.post(BULK, { beats: [] })
    expect(json.error).to.include('beats').and.to.include('expected a heartbeat')
  })

  const ask = (body: string | Buffer, encoding: string): Promise<Reply> =>
    server.ask({ method: 'POST', path: BULK, body, headers: { ...basic(), 'content-encoding': encoding } })

  it('says what is wrong with a body that is not what its encoding says', async () => {
    expect((await ask('plain', 'gzip')).json.code).to.equal('invalid_body')
    expect((await ask(deflateRawSync('[]'), 'deflate')).json.code).to.equal('invalid_body')
    const brotli = await ask('x', 'br')
    expect(brotli.status).to.equal(415)
    expect(brotli.json.code).to.equal('unsupported_encoding')
  })

  it('deletes by id what belongs to the day, and nothing else', async () => {
    const { json } = await server.post(BULK, [heartbeat(), heartbeat({ time: seconds - 90_000 })])
    const ids = json.responses.map(([{ data }]: [{ readonly data: { readonly id: string } }]) => data.id)
    const body = JSON.stringify({ date: '2026-11-22', ids: [...ids, 'nonsense'] })
    const { status, json: answer } = await server.ask({ method: 'DELETE', path: BULK, body, headers: basic() })
    expect(status).to.equal(200)
    expect(answer).to.deep.equal({ data: {} })
    expect(await stored()).to.equal(0)
    expect((await server.get(`${SINGLE}?date=2026-11-21`)).json.data).to.have.length(1)
    const wrong = await server.ask({ method: 'DELETE', path: BULK, body: '{"ids":"x"}', headers: basic() })
    expect(wrong.status).to.equal(400)
  })
})

const senderOf = async (headers: Readonly<Record<string, string>>): Promise<Sender> => {
  const senders: Array<Sender> = []
  const recordHeartbeats: RecordHeartbeats = (sender) => TE.fromIO(() => {
    senders.push(sender)
    return { verdicts: [] }
  })
  const server = await startServer({ recordHeartbeats })
  await server.post(BULK, [], { ...basic(), timezone: 'Europe/Berlin', ...headers })
  await server.close()
  return senders[0] as Sender
}

describe('what is told to the core of a request', () => {
  it('is the user agent as sent, and the machine as the Go client meant it', async () => {
    const sender = await senderOf({ 'user-agent': 'wakatime/1', 'x-machine-name': 'my+laptop%C3%A9' })
    expect(sender).to.deep.include({ userAgent: 'wakatime/1', machine: 'my laptopé' })
  })

  it('is nothing where there is nothing, and the text itself where it is not escaped', async () => {
    expect(await senderOf({})).to.deep.include({ userAgent: null, machine: null })
    expect(await senderOf({ 'x-machine-name': '100%' })).to.deep.include({ machine: '100%' })
  })
})
