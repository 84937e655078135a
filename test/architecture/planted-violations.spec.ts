import { expect } from 'chai'
import { violationsIn } from './rules.js'

const CORE = 'core/teams/found-team.ts'
const ADAPTER = 'adapters/redis/cache.ts'

const FORBIDDEN: ReadonlyArray<readonly [what: string, file: string, source: string]> = [
  ['a static import', CORE, "import { x } from '../../adapters/memory/index.js'; x()"],
  ['an import for its effect', CORE, "import 'koa'"],
  ['an export from elsewhere', CORE, "export { x } from 'pg-promise'"],
  ['an export of everything from elsewhere', CORE, "export * from '../../bootstrap/index.js'"],
  ['a type import', CORE, "import type { A } from 'koa'\nexport type B = A"],
  ['an inline type import', CORE, "import { type A } from 'koa'\nexport type B = A"],
  ['a type export from elsewhere', CORE, "export type { A } from 'koa'"],
  ['an import inside a type', CORE, "export type A = import('koa').Context"],
  ['a typeof an import', CORE, "export type A = typeof import('node:fs')"],
  ['a dynamic import', CORE, "export const load = () => import('koa')"],
  ['a dynamic import in a template', CORE, 'export const load = () => import(`koa`)'],
  ['a dynamic import of a computed name', CORE, "export const load = (name: string) => import('ko' + name)"],
  ['a require', CORE, "const koa = require('koa')"],
  ['an import by require', CORE, "import koa = require('koa')\nexport { koa }"],
  ['a reference to types', CORE, '/// <reference types="node" />\nexport const a = 1'],
  ['a built-in with its prefix', CORE, "import { randomUUID } from 'node:crypto'"],
  ['a built-in without its prefix', CORE, "import { readFileSync } from 'fs'"],
  ['a package that begins like an allowed one', CORE, "import x from 'fp-ts-contrib/lib/x.js'"],
  ['a package in a scope', CORE, "import x from '@koa/router'"],
  ['a step out and in again', CORE, "import x from '../../core/../adapters/memory/index.js'"],
  ['the package by its own name', CORE, "import x from 'codetime-analytics/adapters/memory'"],
  ['its tests', CORE, "import x from '../../test/support/heartbeats.js'"],
  ['a file by its path', CORE, "import x from '/tmp/x.js'"],
  ['the time', CORE, 'export const now = () => Date.now()'],
  ['a date', CORE, 'export const now = () => new Date()'],
  ['the time inside a template', CORE, 'export const now = () => `${Date.now()}`'],
  ['the time as a default', CORE, 'export const at = (now = Date.now()) => now'],
  ['the time under another name', CORE, 'const { now } = Date'],
  ['chance', CORE, 'export const any = () => Math.random()'],
  ['chance by its name as text', CORE, "export const any = () => Math['random']()"],
  ['the other clock', CORE, "import { Temporal } from 'temporal-polyfill'\nexport const now = () => Temporal.Now.instant()"],
  ['the clock of performance', CORE, 'export const now = () => performance.now()'],
  ['the environment', CORE, 'export const home = process.env.HOME'],
  ['a timer', CORE, 'setTimeout(() => {}, 1)'],
  ['the web', CORE, "export const get = () => fetch('https://example.org')"],
  ['code made of text', CORE, "export const add = new Function('a', 'b', 'return a + b')"],
  ['a module by its address', CORE, "import x from 'data:text/javascript,1'"],
  ['metadata', CORE, "export const a = Reflect.get({}, 'a')"],

  ['another adapter', ADAPTER, "import { sha256 } from '../system/index.js'"],
  ['a type of another adapter', ADAPTER, "import type { Sql } from '../timescale/sql.js'\nexport type A = Sql"],
  ['bootstrap', ADAPTER, "export { TOKEN } from '../../bootstrap/tokens.js'"],
  ['the container', ADAPTER, "import { Container } from 'inversify'"],
  ['the types of the container', ADAPTER, "import type { Container } from 'inversify'\nexport type A = Container"],
  ['metadata by its package', ADAPTER, "import 'reflect-metadata'"],
  ['the environment', ADAPTER, 'export const url = process.env.REDIS_URL'],
  ['the environment by its name as text', ADAPTER, "export const url = process['env'].REDIS_URL"],
  ['the environment by a computed name', ADAPTER, "const env = 'env'\nexport const url = process[env]"],
  ['the environment by import', ADAPTER, "import { env } from 'node:process'"],
  ['its tests', ADAPTER, "import x from '../../test/support/heartbeats.js'"],

  ['its tests', 'bootstrap/server.ts', "import x from '../test/support/heartbeats.js'"],
  ['a computed name', ADAPTER, 'export const load = (name: string) => import(name)'],
]

const ALLOWED: ReadonlyArray<readonly [what: string, file: string, source: string]> = [
  ['itself', CORE, "import { x } from './x.js'\nexport * from '../shared/index.js'\nexport type { A } from '../store.js'"],
  ['its packages', CORE, "import * as t from 'io-ts'\nimport { pipe } from 'fp-ts/lib/function.js'\nimport { Temporal } from 'temporal-polyfill'"],
  ['words like those that are forbidden', CORE, "// Date.now() and import 'koa'\nexport const a = { Date: 'new Date()', process: /process.env/, at: (x: { Date: 1 }) => x.Date }"],
  ['plain arithmetic', CORE, 'export const a = Math.max(1, Math.floor(2.5))'],
  ['the core and its own folder', ADAPTER, "import type { Store } from '../../core/index.js'\nimport { a } from './deep/a.js'\nexport { Store, a }"],
  ['packages and built-ins', ADAPTER, "import Redis from 'ioredis'\nimport { createHash } from 'node:crypto'\nexport const now = Date.now()"],
  ['its own place in itself', 'adapters/redis/deep/a.ts', "import { b } from '../b.js'"],
  ['the container', 'bootstrap/container.ts', "import { Container } from 'inversify'\nimport '../adapters/redis/index.js'\nconst a = process.env"],
  ['anything in tests', 'test/a.spec.ts', "import 'inversify'\nimport '../adapters/memory/index.js'\nconst a = process.env"],
]

describe('the dependency rule', () => {
  for (const [what, file, source] of FORBIDDEN) {
    it(`forbids ${what} in ${file.split('/')[0]}: ${source.split('\n').at(-1)}`, () => {
      expect(violationsIn(file, source)).to.have.length.greaterThan(0)
    })
  }

  for (const [what, file, source] of ALLOWED) {
    it(`allows ${what} in ${file.split('/')[0]}`, () => {
      expect(violationsIn(file, source)).to.deep.equal([])
    })
  }

  it('fails on a file that it cannot read', () => {
    expect(() => violationsIn(CORE, 'import from from')).to.throw('cannot be parsed')
  })
})
