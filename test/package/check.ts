import { expect } from 'chai'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { type InstalledPackage, installPackage, ROOT, type Somebody } from './installed-package.js'

const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as {
  readonly version: string
  readonly devDependencies: Readonly<Record<string, string>>
}

const ENTRIES = ['core', 'bootstrap', ...readdirSync(join(ROOT, 'adapters')).map((technology) => `adapters/${technology}`)]
const importsOf = (entries: ReadonlyArray<string>): string => entries.map((entry) => `import 'codetime-analytics/${entry}'\n`).join('')

/** What the library half of the package may load. */
const LIGHT = new Set(['core', 'adapters/memory', 'fp-ts', 'io-ts', 'temporal-polyfill', 'temporal-utils', 'temporal-spec'])

const CONSUMER = `
import { makeMemoryStore } from 'codetime-analytics/adapters/memory'
import { type Account, makeFindAccount, type Store } from 'codetime-analytics/core'
import type { TaskEither } from 'fp-ts/lib/TaskEither.js'

export const store: Store = makeMemoryStore()
export const found: TaskEither<{ readonly _tag: 'AccountsUnavailable' }, Account | null> = makeFindAccount(store)({ username: 'ada' })
// @ts-expect-error -- a username is text: the types are there and say so
makeFindAccount(store)({ username: 7 })
`

/** Uses something of every entry: what is not typed is `any`, which the bare `number` would take. */
const EVERY_ENTRY = [...ENTRIES, 'contracts']
const everyTyped = EVERY_ENTRY.map((entry, at) => `
import * as entry${at} from 'codetime-analytics/${entry}'
// @ts-expect-error -- it is a module, with types
export const not${at}: number = entry${at}
`).join('')

interface SourceMap { readonly sources: ReadonlyArray<string>; readonly sourcesContent?: ReadonlyArray<string | null> }

/** Containers are root; most people are not. */
const somebody: Somebody = process.getuid?.() === 0 ? { uid: 65_534, gid: 65_534 } : {}

const TSCONFIG = {
  compilerOptions: { target: 'es2023', lib: ['es2023'], module: 'nodenext', strict: true, exactOptionalPropertyTypes: true, types: [] },
  include: ['*.ts'],
}

describe('the packed package, installed into an empty folder', function () {
  this.timeout(300_000)
  let installed: InstalledPackage
  before(() => { installed = installPackage() })
  after(() => { installed.remove() })

  it('holds what is shipped, and no sources or tests but the contracts', () => {
    expect(installed.packed).to.include.members([
      'README.md', 'LICENSE', 'package.json', 'dist/core/index.js', 'dist/core/index.d.ts', 'dist/bootstrap/cli.js', 'dist/test/contracts/index.js',
    ])
    const strange = installed.packed.filter((path) => /(?<!\.d)\.ts$|\.spec\.|^(?!dist\/|docs\/|test\/fixtures\/coding-time\/|README|LICENSE|package\.json)/.test(path))
    expect(strange).to.deep.equal([])
    const tests = installed.packed.filter((path) => /^dist\/test\/(?!contracts\/|support\/heartbeats\.)/.test(path))
    expect(tests).to.deep.equal([])
  })

  it('lets an integrator record heartbeats and print a summary, and loads nothing else for it', () => {
    installed.copyIn(join(ROOT, 'test', 'package', 'integrator.mjs'))
    const { printed, loaded } = installed.trace('integrator.mjs')
    expect(printed).to.equal('30 minutes of TypeScript\n')
    expect(loaded).to.include.keys('core', 'adapters/memory', 'fp-ts')
    expect([...loaded].filter((name) => !LIGHT.has(name))).to.deep.equal([])
  })

  it('would be found out if it loaded more', () => {
    installed.write('heavy.mjs', `import 'koa'\nawait import('inversify')\n${importsOf(['adapters/system'])}`)
    expect(installed.trace('heavy.mjs').loaded).to.include.keys('koa', 'inversify', 'adapters/system')
  })

  for (const entry of ENTRIES) {
    it(`lets ${entry} be imported without a development dependency`, () => {
      installed.write('entry.mjs', importsOf([entry]))
      const { loaded } = installed.trace('entry.mjs')
      expect(loaded).to.include(entry)
      expect([...loaded].filter((name) => name in manifest.devDependencies)).to.deep.equal([])
    })
  }

  it(`serves ${somebody.uid === undefined ? 'its user' : 'whoever is not root'}, installed without scripts, and keeps its data in the XDG data folder`, async () => {
    const home = installed.home(somebody)
    const server = installed.serve(somebody, { HOME: home, XDG_DATA_HOME: join(home, 'share') })
    const said = await server.said(/sign-in/)
    const origin = /CodeTime Analytics is at (http:\S+)/.exec(said)![1]!
    const [, apiKey] = /^ +(waka_\S+)$/m.exec(said)!
    const answer = await fetch(`${origin}/api/v1/users/current`, { headers: { Authorization: `Bearer ${apiKey}` } })
    expect(answer.status).to.equal(200)
    expect(await server.end()).to.equal(0)
    expect(statSync(join(home, 'share', 'codetime', 'postgresql', 'data')).uid).to.equal(somebody.uid ?? process.getuid?.())
  })

  it('keeps to itself what it does not export', () => {
    installed.write('inside.mjs', "import 'codetime-analytics/dist/core/index.js'")
    expect(() => installed.node('inside.mjs')).to.throw('ERR_PACKAGE_PATH_NOT_EXPORTED')
  })

  it('brings types that a strict compiler takes, and that refuse what is wrong', () => {
    installed.write('tsconfig.json', JSON.stringify(TSCONFIG))
    installed.write('consumer.ts', CONSUMER)
    expect(installed.complaints()).to.equal('')
    installed.write('consumer.ts', CONSUMER.replace('7', "'ada'"))
    expect(installed.complaints()).to.include('TS2578')
  })

  it('brings types for every entry, whole without the compiler passing over any', () => {
    installed.write('tsconfig.json', JSON.stringify(TSCONFIG))
    installed.write('consumer.ts', everyTyped)
    expect(installed.complaints()).to.equal('')
  })

  it('brings source maps that hold our sources', () => {
    const maps = installed.packed.filter((path) => path.endsWith('.map'))
    expect(maps).not.to.deep.equal([])
    const hollow = maps.filter((path) => {
      const { sources, sourcesContent = [] } = JSON.parse(installed.read(path)) as SourceMap
      return sources.some((source, at) => !source.includes('node_modules/') && typeof sourcesContent[at] !== 'string')
    })
    expect(hollow).to.deep.equal([])
  })

  it('brings a command that tells its version', () => {
    expect(installed.bin('codetime', '--version').trim()).to.equal(manifest.version)
  })

  it('lets others prove their adapters by its contracts', () => {
    installed.install(...['chai', 'fast-check', 'mocha'].map((name) => `${name}@${manifest.devDependencies[name]}`))
    installed.write('proof.mjs', `
      import { codingTimeInvariantsContract, storeContract } from 'codetime-analytics/contracts'
      import { makeMemoryStore } from 'codetime-analytics/adapters/memory'
      const make = async () => makeMemoryStore()
      storeContract('theirs', { make })
      codingTimeInvariantsContract('theirs', { make, runs: 10 })
    `)
    expect(installed.bin('mocha', 'proof.mjs')).to.match(/theirs keeps the HeartbeatLog contract[^]*theirs keeps the rule of coding time[^]* \d{3} passing/)
  })
})
