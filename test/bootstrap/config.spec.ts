import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { type Config, type Mistake, readConfig, type Surroundings, textOf } from '../../bootstrap/config/index.js'
import { configurationDocument } from '../../bootstrap/config/document.js'
import type { RawSettings } from '../../bootstrap/config/settings-file.js'

const someUser: Surroundings = { home: '/home/dev', isRoot: false, xdgData: undefined }

const configOf = (environment: RawSettings, surroundings: Surroundings = someUser): Config => {
  const config = readConfig(environment, surroundings)
  if (E.isLeft(config)) throw new Error(textOf(config.left))
  return config.right
}

const mistakesOf = (environment: RawSettings): ReadonlyArray<Mistake> => {
  const config = readConfig(environment, someUser)
  return E.isLeft(config) ? config.left : []
}

describe('the configuration', () => {
  it('needs nothing set', () => {
    expect(configOf({})).to.deep.equal({
      host: '127.0.0.1', port: 3000, store: { _tag: 'Embedded', folder: '/home/dev/.local/share/codetime' }, logLevel: 'warn', trustProxy: false,
      unused: [],
    })
  })

  it('keeps data under the XDG folder, and as root where servers keep it', () => {
    expect(configOf({}, { ...someUser, xdgData: '/data' }).store).to.deep.equal({ _tag: 'Embedded', folder: '/data/codetime' })
    expect(configOf({}, { ...someUser, isRoot: true }).store).to.deep.equal({ _tag: 'Embedded', folder: '/var/lib/codetime' })
  })

  it('takes a database that is named, unless another store is asked for', () => {
    const url = 'postgres://dev:secret@db/codetime'
    expect(configOf({ DATABASE_URL: url }).store).to.deep.equal({ _tag: 'Postgres', url })
    expect(configOf({ DATABASE_URL: url, CODETIME_STORE: 'memory' }).store).to.deep.equal({ _tag: 'Memory' })
  })

  it('takes what is empty as not set', () => {
    expect(configOf({ PORT: '', DATABASE_URL: '', CODETIME_CONFIG: '' }).port).to.equal(3000)
  })

  it('lists every mistake at once, by name, with what was expected', () => {
    const mistakes = mistakesOf({ PORT: '70000', HOST: 'a b', LOG_LEVEL: 'loud', CODETIME_DATA: 'here', CODETIME_ROLE: 'chief', REDIS_URL: 'x', MONGO_URL: 'y' })
    expect(mistakes.map(({ name }) => name)).to.have.members([
      'PORT', 'HOST', 'LOG_LEVEL', 'CODETIME_DATA', 'CODETIME_ROLE', 'REDIS_URL', 'MONGO_URL',
    ])
    expect(textOf(mistakes)).to.include('PORT: expected a whole number from 0 to 65535; 0 takes any free port, not "70000"')
  })

  it('never tells a secret', () => {
    const mistakes = mistakesOf({ DATABASE_URL: 'mysql://dev:hunter2@db', DATABASE_REPLICA_URLS: 'hunter2', REDIS_URL: 'hunter2', MONGO_URL: 'hunter2' })
    expect(mistakes).to.have.length(4)
    expect(textOf(mistakes)).not.to.include('hunter2')
  })

  it('says which name was meant', () => {
    expect(mistakesOf({ CODETIME_STROE: 'memory' })).to.deep.equal([
      { name: 'CODETIME_STROE', why: 'there is no such setting; did you mean CODETIME_STORE?' },
    ])
    expect(mistakesOf({ CODETIME_XYZZY: '1' })).to.deep.equal([{ name: 'CODETIME_XYZZY', why: 'there is no such setting' }])
  })

  it('asks for the database when told to use one', () => {
    expect(mistakesOf({ CODETIME_STORE: 'postgres' }).map(({ name }) => name)).to.deep.equal(['DATABASE_URL'])
  })

  it('names what was set although this version does not use it', () => {
    const { unused } = configOf({
      REDIS_URL: 'redis://cache:6379', MONGO_URL: 'mongodb://a:1,b:2/jobs', DATABASE_REPLICA_URLS: 'postgres://a/b, postgres://c/d', CODETIME_ROLE: 'api',
    })
    expect(unused).to.have.members(['REDIS_URL', 'MONGO_URL', 'DATABASE_REPLICA_URLS', 'CODETIME_ROLE'])
    expect(configOf({ CODETIME_ROLE: 'all' }).unused).to.deep.equal([])
  })

  it('is described in docs/configuration.md as it is: run `npm run docs`', () => {
    expect(readFileSync('docs/configuration.md', 'utf8')).to.equal(configurationDocument())
  })
})

describe('the configuration file', () => {
  let folder: string
  before(() => { folder = mkdtempSync(join(tmpdir(), 'codetime-config-')) })
  after(() => rmSync(folder, { recursive: true }))

  const file = (content: string): string => {
    const path = join(folder, 'codetime.json')
    writeFileSync(path, content)
    return path
  }

  it('sets what the environment does not', () => {
    const CODETIME_CONFIG = file(JSON.stringify({ PORT: 8080, HOST: '0.0.0.0', DATABASE_REPLICA_URLS: ['postgres://a/b', 'postgres://c/d'] }))
    const config = configOf({ CODETIME_CONFIG, HOST: '::1' })
    expect([config.port, config.host, config.unused]).to.deep.equal([8080, '::1', ['DATABASE_REPLICA_URLS']])
  })

  it('adds its mistakes to those of the environment', () => {
    const CODETIME_CONFIG = file(JSON.stringify({ PROT: 1, HOST: {}, CODETIME_CONFIG: 'x' }))
    expect(mistakesOf({ CODETIME_CONFIG, LOG_LEVEL: 'loud' }).map(({ name }) => name)).to.deep.equal(['PROT', 'HOST', 'CODETIME_CONFIG', 'LOG_LEVEL'])
  })

  it('must be there, and be a JSON object', () => {
    for (const CODETIME_CONFIG of [join(folder, 'nowhere.json'), file('['), file('[]')]) {
      expect(mistakesOf({ CODETIME_CONFIG }).map(({ name }) => name)).to.deep.equal(['CODETIME_CONFIG'])
    }
  })
})
