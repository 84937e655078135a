import { expect } from 'chai'
import { type Config, closeContainer, makeContainer, override } from '../../../bootstrap/index.js'
import { usernameFrom, welcomeOwner } from '../../../bootstrap/server/owner.js'
import { banner } from '../../../bootstrap/server/banner.js'
import * as T from '../../../bootstrap/tokens.js'
import { makeMemoryStore } from '../../../adapters/memory/index.js'
import { orRefuse } from '../../../bootstrap/refusal.js'

const config: Config = { host: '127.0.0.1', port: 0, store: { _tag: 'Memory' }, logLevel: 'silent', trustProxy: false, unused: [] }

const start = async (store = makeMemoryStore()) => {
  const container = makeContainer(config, [override(T.OPENED_STORE, {
    store, notices: [], lost: new Promise<never>(() => undefined), close: async () => undefined,
  })])
  const welcome = await welcomeOwner({
    listAccounts: await container.getAsync(T.LIST_ACCOUNTS),
    secrets: await container.getAsync(T.INSTALLATION_SECRETS),
    openAccount: await container.getAsync(T.OPEN_ACCOUNT),
    issueApiKey: await container.getAsync(T.ISSUE_API_KEY),
    issueSignInLink: await container.getAsync(T.ISSUE_SIGN_IN_LINK),
  })
  return { container, welcome }
}

describe('the first start', () => {
  it('makes the owner, with a key and a link that work', async () => {
    const { container, welcome } = await start()
    const authenticate = await container.getAsync(T.AUTHENTICATE_KEY)
    const redeem = await container.getAsync(T.REDEEM_SIGN_IN_LINK)
    expect((await orRefuse(authenticate(welcome!.apiKey)))?.username).to.equal(welcome!.username)
    expect((await orRefuse(redeem(welcome!.signInToken)))?.username).to.equal(welcome!.username)
    await closeContainer(container)
  })

  it('happens once', async () => {
    const store = makeMemoryStore()
    expect((await start(store)).welcome).to.not.equal(null)
    expect((await start(store)).welcome).to.equal(null)
  })

  it('makes one owner when several servers start at once', async () => {
    const store = makeMemoryStore()
    const starts = await Promise.all([start(store), start(store), start(store)])
    expect(starts.filter(({ welcome }) => welcome !== null)).to.have.length(1)
    expect(await orRefuse(store.accounts.all())).to.have.length(1)
  })

  it('makes a username of what the system calls its user', () => {
    expect(['root', 'Jane Döe', '.hidden', '日本', 'a'.repeat(60), 'DOMAIN\\jane'].map(usernameFrom)).to.deep.equal([
      'root', 'Jane-D-e', 'hidden', 'owner', 'a'.repeat(39), 'DOMAIN-jane',
    ])
  })
})

describe('the banner', () => {
  const facts = { origin: 'http://127.0.0.1:3000', notices: [], unused: [], welcome: null }

  it('says the address and nothing else on later starts', () => {
    expect(banner(facts)).to.equal('CodeTime Analytics is at http://127.0.0.1:3000')
  })

  it('says in one line what is set in vain', () => {
    expect(banner({ ...facts, unused: ['REDIS_URL', 'MONGO_URL'] }).split('\n')[0]).to.equal('This version does not use REDIS_URL, MONGO_URL yet.')
  })

  it('shows the key, the lines for the plugin and the link on the first start', () => {
    const lines = banner({ ...facts, welcome: { username: 'dev', apiKey: 'waka_1', signInToken: 'abc' } }).split('\n').map((line) => line.trim())
    expect(lines).to.include.members([
      'waka_1', '[settings]', 'api_url = http://127.0.0.1:3000/api/v1', 'api_key = waka_1', 'http://127.0.0.1:3000/sign-in?token=abc',
    ])
  })
})
