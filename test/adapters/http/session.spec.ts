import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { later, MINUTE, UTC_DAY } from '../../../core/index.js'
import type { Reply } from './support/send.js'
import { basic, NOW, right, startServer, type TestServer } from './support/server.js'

const ME = '/api/v1/users/current'

const cookiesOf = ({ headers }: Reply): string => (headers['set-cookie'] ?? []).map((cookie) => cookie.split(';')[0]).join('; ')

describe('signing a browser in', () => {
  let server: TestServer
  beforeEach(async () => { server = await startServer() })
  afterEach(() => server.close())

  const openLink = async (): Promise<Reply> => {
    const { token } = await right(server.issueSignInLink(server.alice.id))
    return server.ask({ path: `/sign-in?token=${token}` })
  }

  it('sets a signed cookie that scripts and other sites cannot use, and goes to the page', async () => {
    const reply = await openLink()
    expect(reply.status).to.equal(302)
    expect(reply.headers.location).to.equal('/')
    expect(reply.headers['set-cookie']).to.have.length(2)
    for (const cookie of reply.headers['set-cookie'] ?? []) expect(cookie).to.match(/; httponly/i).and.match(/; samesite=lax/i)
    const { status, json } = await server.ask({ path: ME, headers: { cookie: cookiesOf(reply) } })
    expect(status).to.equal(200)
    expect(json.data.username).to.equal('alice')
  })

  it('marks the cookie secure behind a proxy that speaks TLS', async () => {
    const proxied = await startServer({ trustProxy: true })
    const { token } = await right(proxied.issueSignInLink(proxied.alice.id))
    const reply = await proxied.ask({ path: `/sign-in?token=${token}`, headers: { 'x-forwarded-proto': 'https' } })
    for (const cookie of reply.headers['set-cookie'] ?? []) expect(cookie).to.match(/; secure/i)
    await proxied.close()
  })

  it('works once; then says how to get a new link', async () => {
    const { token } = await right(server.issueSignInLink(server.alice.id))
    const path = `/sign-in?token=${token}`
    expect((await server.ask({ method: 'HEAD', path })).status, 'looking is not redeeming').to.equal(401)
    expect((await server.ask({ path })).status).to.equal(302)
    for (const used of [path, '/sign-in?token=nonsense', '/sign-in?token=%3Cscript%3E']) {
      const reply = await server.ask({ path: used })
      expect(reply.status).to.equal(410)
      expect(reply.headers['content-type']).to.include('text/html')
      expect(reply.headers['content-security-policy']).to.include("default-src 'none'").and.not.include('unsafe')
      expect(reply.text).to.include('codetime user link NAME').and.not.include('script')
      expect(reply.headers['set-cookie']).to.equal(undefined)
    }
    expect((await server.ask({ path: '/sign-in' })).status).to.equal(401)
  })

  it('is not possible with a link that is too old', async () => {
    const { token } = await right(server.issueSignInLink(server.alice.id))
    server.setNow(later(NOW, 16 * MINUTE))
    expect((await server.ask({ path: `/sign-in?token=${token}` })).status).to.equal(410)
  })

  it('says to try again while the store is away', async () => {
    const away = await startServer({ redeemSignInLink: () => TE.left({ _tag: 'AccountsUnavailable', cause: 'x' }) })
    expect((await away.ask({ path: '/sign-in?token=x' })).status).to.equal(503)
    await away.close()
  })

  it('lets the cookie read, and nothing else', async () => {
    const headers = { cookie: cookiesOf(await openLink()) }
    expect((await server.post(`${ME}/heartbeats.bulk`, [], headers)).status).to.equal(401)
    expect((await server.post(`${ME}/file_experts`, { entity: 'x' }, headers)).status).to.equal(401)
    const deletion = await server.ask({ method: 'DELETE', path: `${ME}/heartbeats.bulk`, headers, body: '{"date":"today","ids":[]}' })
    expect(deletion.status).to.equal(401)
    expect((await server.ask({ method: 'HEAD', path: ME, headers })).status).to.equal(200)
    expect((await server.get(ME, { ...headers, ...basic('k') })).status, 'a wrong key is wrong').to.equal(401)
  })

  it('does not believe a cookie that was changed, or that has ended', async () => {
    const cookies = cookiesOf(await openLink())
    const [session = '', signature = ''] = cookies.split('; ')
    const bob = await server.addUser('bob', 'waka_55555555-2222-4333-8444-555555555555')
    const forged = [session, `${session.replace(server.alice.id, bob.id)}; ${signature}`, `${session}9; ${signature}`, `${session}; codetime_session.sig=x`]
    for (const cookie of forged) expect((await server.ask({ path: ME, headers: { cookie } })).status, cookie).to.equal(401)
    server.setNow(later(NOW, 31 * UTC_DAY))
    expect((await server.ask({ path: ME, headers: { cookie: cookies } })).status).to.equal(401)
  })

  it('ends with sign-out, which another site cannot ask for', async () => {
    const headers = { cookie: cookiesOf(await openLink()) }
    const foreign = await server.ask({ method: 'POST', path: '/sign-out', headers: { ...headers, 'sec-fetch-site': 'cross-site' } })
    expect(foreign.status).to.equal(404)
    expect(foreign.headers['set-cookie']).to.equal(undefined)
    const reply = await server.ask({ method: 'POST', path: '/sign-out', headers })
    expect(reply.status).to.equal(303)
    expect(reply.headers['set-cookie']?.[0]).to.match(/^codetime_session=;/).and.match(/expires=Thu, 01 Jan 1970/)
  })

  it('gives other sites no leave to read what a cookie opened', async () => {
    const headers = { cookie: cookiesOf(await openLink()), origin: 'https://evil.example' }
    const reply = await server.ask({ path: ME, headers })
    expect(reply.headers['access-control-allow-origin']).to.equal(undefined)
    expect(reply.headers['access-control-allow-credentials']).to.equal(undefined)
  })
})
