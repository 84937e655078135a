import { connect } from 'node:net'
import { gzipSync } from 'node:zlib'
import { expect } from 'chai'
import { DEFAULT_LIMITS } from '../../../adapters/http/index.js'
import { basic, startServer, type TestServer } from './support/server.js'

const BULK = '/api/v1/users/current/heartbeats.bulk'

const batchOf = (bytes: number): string => `[${' '.repeat(bytes - 2)}]`

describe('what a request may cost', () => {
  let server: TestServer
  before(async () => {
    server = await startServer({ limits: { ...DEFAULT_LIMITS, bodyBytes: 10_000, bodyMilliseconds: 150, heartbeats: 20 } })
  })
  after(() => server.close())

  const expectTooLarge = async (body: string | Buffer, headers: Readonly<Record<string, string>> = {}): Promise<void> => {
    const { status, json } = await server.ask({ method: 'POST', path: BULK, body, headers: { ...basic(), ...headers } })
    expect(status).to.equal(413)
    expect(json.code).to.equal('body_too_large')
  }

  it('takes a body of exactly the limit, and not a byte more', async () => {
    expect((await server.ask({ method: 'POST', path: BULK, body: batchOf(10_000), headers: basic() })).status).to.equal(202)
    await expectTooLarge(batchOf(10_001))
  })

  it('counts while it reads, when no length is told', () => expectTooLarge(`[${' '.repeat(20_000)}]`, { 'transfer-encoding': 'chunked' }))

  it('counts after inflation too', () => expectTooLarge(gzipSync(`[${' '.repeat(5_000_000)}]`), { 'content-encoding': 'gzip' }))

  it('takes so many heartbeats, and no more', async () => {
    expect((await server.post(BULK, Array.from({ length: 20 }, () => null))).json.responses).to.have.length(20)
    await expectTooLarge(JSON.stringify(Array.from({ length: 21 }, () => null)))
    await expectTooLarge(JSON.stringify(JSON.stringify(Array.from({ length: 21 }, () => null))))
  })

  it('waits for a body only so long', async () => {
    const text = await new Promise<string>((resolve, reject) => {
      const socket = connect(server.port, '127.0.0.1')
      let received = ''
      socket.on('data', (chunk) => { received += chunk.toString() }).on('close', () => resolve(received)).on('error', reject)
      socket.write(`POST ${BULK} HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic()['authorization']}\r\nContent-Length: 100\r\n\r\n[`)
    })
    expect(text).to.match(/^HTTP\/1\.1 408 /).and.to.include('body_too_slow')
  })

  it('reads no body of somebody whom it does not know', async () => {
    const { status } = await server.ask({ method: 'POST', path: BULK, body: `[${' '.repeat(20_000)}]` })
    expect(status).to.equal(401)
  })

  it('stays awake for others while somebody goes away in the middle', async () => {
    await new Promise<void>((resolve) => {
      const socket = connect(server.port, '127.0.0.1', () => {
        socket.write(`POST ${BULK} HTTP/1.1\r\nHost: x\r\nAuthorization: ${basic()['authorization']}\r\nContent-Length: 100\r\n\r\n[`)
        setTimeout(() => socket.destroy(), 20)
      })
      socket.on('close', () => resolve())
    })
    const deadline = performance.now() + 1_000
    const broken = () => server.logs.find(({ fields }) => fields['event'] === 'connection')
    while (broken() === undefined && performance.now() < deadline) await new Promise((resolve) => { setTimeout(resolve, 10) })
    expect(broken()?.fields).to.have.all.keys('event', 'code')
    expect((await server.get('/health/live')).status).to.equal(200)
    expect(server.logs.filter(({ fields }) => fields['event'] === 'bug')).to.deep.equal([])
  })
})
