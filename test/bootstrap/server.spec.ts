import { expect } from 'chai'
import { type Config, override, Refusal, startServer } from '../../bootstrap/index.js'
import { OPENED_STORE } from '../../bootstrap/tokens.js'
import { makeMemoryStore } from '../../adapters/memory/index.js'

const config: Config = { host: '127.0.0.1', port: 0, store: { _tag: 'Memory' }, logLevel: 'silent', trustProxy: false, unused: [] }

const refusalOf = (attempt: Promise<unknown>): Promise<unknown> => attempt.then(() => undefined, (error: unknown) => error)

const ask = (origin: string, apiKey: string, path: string, body?: unknown): Promise<Response> =>
  fetch(`${origin}/api/v1${path}`, {
    headers: { Authorization: `Bearer ${apiKey}` },
    ...(body === undefined ? {} : { method: 'POST', body: JSON.stringify(body) }),
  })

describe('a server within a program', () => {
  it('takes heartbeats and answers, whole in memory', async () => {
    const server = await startServer(config)
    const apiKey = server.welcome!.apiKey
    const begun = Math.floor(Date.now() / 1000) - 7_200
    const sent = await ask(server.origin, apiKey, '/users/current/heartbeats.bulk', [0, 60].map((second) => ({ entity: '/a.ts', type: 'file', time: begun + second })))
    expect(sent.status).to.equal(202)
    const { data } = await (await ask(server.origin, apiKey, '/users/current/all_time_since_today')).json() as { data: { total_seconds: number } }
    expect(data.total_seconds).to.equal(60)
    await server.close()
    expect(await refusalOf(fetch(server.origin))).to.be.instanceOf(TypeError)
  })

  it('makes nothing when its port is taken', async () => {
    const first = await startServer(config)
    const store = makeMemoryStore()
    const opened = { store, notices: [], lost: new Promise<never>(() => undefined), close: async () => undefined }
    const port = Number(new URL(first.origin).port)
    expect(await refusalOf(startServer({ ...config, port }, [override(OPENED_STORE, opened)]))).to.be.instanceOf(Refusal)
    expect(await store.accounts.all()()).to.deep.equal({ _tag: 'Right', right: [] })
    await first.close()
  })

  it('lets go of its port when its store cannot be opened', async () => {
    const gone = { ...config, store: { _tag: 'Postgres', url: 'postgres://dev@127.0.0.1:1/none' } } as const
    const refusal = await refusalOf(startServer(gone))
    expect(refusal).to.be.instanceOf(Refusal)
    expect(String(refusal)).to.match(/^Refusal: [^\n]*ECONNREFUSED[^\n]*$/)
  })
})
