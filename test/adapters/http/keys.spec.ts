import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Account, AuthenticateKey } from '../../../core/index.js'
import { cacheAuthentication } from '../../../adapters/http/request/cached-authentication.js'
import { basic, KEY, startServer, type TestServer } from './support/server.js'

const ME = '/api/v1/users/current'
const bare = KEY.replace('waka_', '')
const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('giving a key', () => {
  let server: TestServer
  before(async () => { server = await startServer() })
  after(() => server.close())

  it('works in every way that clients use', async () => {
    const ways: ReadonlyArray<readonly [path: string, authorization?: string]> = [
      [ME, `Basic ${base64(KEY)}`],
      [ME, `Basic ${base64(bare)}`],
      [ME, `Basic ${base64(`${KEY}:`)}`],
      [ME, `basic ${base64(KEY.toUpperCase().replace('WAKA', 'waka'))}`],
      [ME, `Bearer ${KEY}`],
      [ME, `Bearer ${bare}`],
      [`${ME}?api_key=${KEY}`],
      [`${ME}?api_key=${bare}`],
      [`${ME}?access_token=${KEY}`],
      [`${ME}?token=${KEY}`],
    ]
    for (const [path, authorization] of ways) {
      const { status, json } = await server.ask({ path, headers: authorization === undefined ? {} : { authorization } })
      expect(status, `${path} ${authorization}`).to.equal(200)
      expect(json.data.username).to.equal('alice')
    }
  })

  it('that signs nobody in, or none at all, is answered 401 with an array of errors and a code', async () => {
    const unknown = 'waka_22222222-2222-4333-8444-555555555555'
    const headers: ReadonlyArray<Readonly<Record<string, string>>> = [
      {}, basic(unknown), basic('k'), basic(''), basic('a:b:c'), { authorization: 'Digest x' }, { authorization: 'Basic' }, { authorization: 'Bearer' },
      { authorization: `Bearer ${'x'.repeat(2_000)}` }, { authorization: KEY },
    ]
    for (const sent of headers) {
      const { status, json } = await server.ask({ path: ME, headers: sent })
      expect(status, JSON.stringify(sent)).to.equal(401)
      expect(json).to.deep.equal({ error: 'Unauthorized.', errors: ['Unauthorized.'], code: 'unauthorized' })
    }
    expect((await server.ask({ path: `${ME}?api_key=${unknown}` })).status).to.equal(401)
    expect((await server.ask({ path: `${ME}?api_key=${KEY}`, headers: basic(unknown) })).status, 'the header counts').to.equal(401)
  })

  it('stops working when it is revoked', async () => {
    const key = 'waka_33333333-2222-4333-8444-555555555555'
    const bob = await server.addUser('bob', key)
    expect((await server.get(ME, basic(key))).status).to.equal(200)
    const keys = await server.store.apiKeys.of(bob.id)()
    if (E.isLeft(keys) || keys.right[0] === undefined) throw new Error('bob has no key')
    await server.store.apiKeys.revoke(bob.id, keys.right[0].id, bob.createdAt)()
    const deadline = performance.now() + 1_500
    let status = 200
    while (status === 200 && performance.now() < deadline) {
      await new Promise((resolve) => { setTimeout(resolve, 100) })
      status = (await server.get(ME, basic(key))).status
    }
    expect(status).to.equal(401)
  })
})

describe('remembering whom a key signs in', () => {
  const account = { username: 'alice' } as Account
  let now = 0
  const setUp = (answers: (secret: string) => Account | null = () => account) => {
    const asked: Array<string> = []
    const authenticate: AuthenticateKey = (secret) => TE.fromIO(() => {
      asked.push(secret)
      return answers(secret)
    })
    return { asked, ask: cacheAuthentication(authenticate, { entries: 2, milliseconds: 1_000, now: () => now }) }
  }

  it('asks once for questions that come together, and again when the moment is over', async () => {
    now = 0
    const { asked, ask } = setUp()
    const together = await Promise.all([ask('a')(), ask('a')(), ask('a')()])
    expect(together).to.deep.equal([E.right(account), E.right(account), E.right(account)])
    now = 999
    await ask('a')()
    expect(asked).to.deep.equal(['a'])
    now = 1_000
    await ask('a')()
    expect(asked).to.deep.equal(['a', 'a'])
  })

  it('does not remember a refusal', async () => {
    let known: Account | null = null
    const { ask } = setUp(() => known)
    expect(await ask('a')()).to.deep.equal(E.right(null))
    known = account
    expect(await ask('a')()).to.deep.equal(E.right(account))
  })

  it('does not remember a failure', async () => {
    let isDown = true
    const ask = cacheAuthentication(() => () => Promise.resolve(isDown ? E.left({ _tag: 'AccountsUnavailable', cause: 'x' }) : E.right(account)))
    expect(E.isLeft(await ask('a')())).to.equal(true)
    isDown = false
    expect(await ask('a')()).to.deep.equal(E.right(account))
  })

  it('tells keys apart, and forgets the oldest when it is full', async () => {
    now = 0
    const { asked, ask } = setUp((secret) => ({ ...account, username: secret }))
    for (const secret of ['a', 'b', 'a', 'c', 'b', 'a']) {
      expect(await ask(secret)()).to.deep.equal(E.right({ username: secret }))
    }
    expect(asked).to.deep.equal(['a', 'b', 'c', 'a'])
  })
})
