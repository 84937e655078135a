import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import type { Middleware } from 'koa'
import type { Route } from '../../../adapters/http/api/route.js'
import { makeHttpApp } from '../../../adapters/http/index.js'
import { openApiPath } from '../../../adapters/http/openapi/document.js'
import { type Components, schemaOf } from '../../../adapters/http/openapi/schema.js'
import { routeTable } from '../../../adapters/http/routes/table.js'
import { captured } from './support/captures.js'
import { NOW, startServer, type TestServer } from './support/server.js'

interface Operation {
  readonly operationId: string
  readonly parameters: ReadonlyArray<{ readonly name: string; readonly in: string }>
  readonly responses: Readonly<Record<string, unknown>>
}
interface Document { readonly openapi: string; readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>; readonly components: { readonly schemas: Components } }

interface Layered { readonly router?: { readonly stack: ReadonlyArray<{ readonly path: string; readonly methods: ReadonlyArray<string> }> } }

/** Paths that serve pages and files, not the API. */
const PAGES = new Set(['/sign-in', '/sign-out', '/openapi.json', '/docs', '/docs/start.js', '/docs/swagger-ui.css', '/docs/swagger-ui-bundle.js'])

describe('the OpenAPI document', () => {
  let server: TestServer
  let document: Document
  before(async () => {
    server = await startServer()
    document = (await server.ask({ path: '/openapi.json' })).json
    for (const request of captured().filter(({ path }) => path.includes('heartbeats.bulk'))) await server.ask(request)
  })
  after(() => server.close())

  it('names every route that the routers take, and no other', () => {
    const app = makeHttpApp(server.dependencies)
    const taken = (app.middleware as ReadonlyArray<Middleware & Layered>).flatMap(({ router }) => router?.stack ?? [])
      .filter(({ path }) => !PAGES.has(path))
      .flatMap(({ path, methods }) => methods.filter((method) => method !== 'HEAD').map((method) => `${method} ${openApiPath(path)}`))
    const told = Object.entries(document.paths).flatMap(([path, operations]) => Object.keys(operations).map((method) => `${method.toUpperCase()} ${path}`))
    expect(taken).to.have.length.greaterThan(30)
    expect(told).to.have.members(taken)
  })

  it('names each operation once, and describes each parameter of its path', () => {
    expect(document.openapi).to.equal('3.1.0')
    const operations = Object.entries(document.paths).flatMap(([path, methods]) => Object.values(methods).map((operation) => ({ path, operation })))
    expect(new Set(operations.map(({ operation }) => operation.operationId)).size).to.equal(operations.length)
    for (const { path, operation } of operations) {
      const named = [...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name)
      expect(operation.parameters.filter((parameter) => parameter.in === 'path').map(({ name }) => name), path).to.deep.equal(named)
      expect(operation.responses, path).to.have.property('default')
    }
  })

  it('refers only to schemas that it holds', () => {
    const references = [...JSON.stringify(document).matchAll(/"#\/components\/schemas\/(\w+)"/g)].map(([, name]) => name)
    expect(references).to.include.members(['SentHeartbeat', 'BulkReceipt', 'Summaries', 'Stats', 'Error', 'Problem'])
    expect(document.components.schemas).to.include.all.keys([...new Set(references)] as ReadonlyArray<string>)
  })

  const names = (path: string): ReadonlyArray<string> => document.paths[path]?.['get']?.parameters.map(({ name }) => name) ?? []

  it('takes the names of parameters from the codecs that read them', () => {
    expect(names('/api/v1/users/{user}/summaries')).to.have.members(['user', 'start', 'end', 'range', 'project', 'branches', 'timeout', 'writes_only', 'timezone'])
    expect(names('/api/v1/users/{user}/durations')).to.include.members(['date', 'slice_by'])
  })

  it('is what the routes answer: to the last field', async () => {
    const answered = new Set<string>()
    for (const { root, routes } of routeTable(server.dependencies)) {
      for (const route of routes.filter(({ method, answers }) => method === 'GET' && 200 in answers)) {
        const reply = await server.get(pathFor(root, route))
        expect(reply.status, route.path).to.equal(200)
        expectToBe(route.answers[200] as t.Mixed, reply.json, route.path)
        answered.add(route.operation)
      }
    }
    expect(answered.size).to.be.at.least(25)
  })

  it('is what ingest answers, to the last field', async () => {
    const codecs = routeTable(server.dependencies).flatMap(({ routes }) => routes).find(({ operation }) => operation === 'recordHeartbeat')?.answers ?? {}
    const beat = { entity: '/a.ts', type: 'file', time: NOW / 1_000_000 - 1 }
    const path = '/api/v1/users/current/heartbeats'
    expectToBe(codecs[201] as t.Mixed, (await server.post(path, beat)).json, path)
    expectToBe(codecs[202] as t.Mixed, (await server.post(path, [beat, {}])).json, path)
    expectToBe(codecs[400] as t.Mixed, (await server.post(path, { time: 1 })).json, path)
    expectToBe(codecs[400] as t.Mixed, (await server.post(path, 7)).json, path)
  })

  it('is shown by a page that asks no outside host, under a policy that allows none', async () => {
    const page = await server.ask({ path: '/docs' })
    expect(page.headers['content-security-policy']).to.include("default-src 'none'").and.not.include('unsafe')
    expect(page.text).to.not.match(/https?:\/\//)
    for (const [, path = ''] of page.text.matchAll(/(?:src|href)="([^"]+)"/g)) {
      const asset = await server.ask({ path })
      expect(asset.status, path).to.equal(200)
      expect(asset.headers['content-type'], path).to.match(/^text\/(css|javascript)/)
      expect(asset.text.length, path).to.be.greaterThan(50)
    }
  })
})

const SAMPLES: Readonly<Record<string, string>> = {
  user: 'current', range: 'last_7_days', insight: 'days', project: 'proj',
}
const QUERIES: ReadonlyArray<readonly [end: string, query: string]> = [
  ['/summaries', '?range=Today&project=proj'], ['/durations', '?date=today'], ['/heartbeats', '?date=today'], ['/explain', '?date=today&project=proj'],
]

const pathFor = (root: string, { path }: Route): string => {
  const query = QUERIES.find(([end]) => path.endsWith(end))?.[1] ?? ''
  return root + path.replace(/:(\w+)/g, (_, name: string) => SAMPLES[name] ?? name) + query
}

/** The answer decodes, and decoding leaves nothing out: a field that the codec does not know would be stripped. */
const expectToBe = (codec: t.Mixed, body: unknown, name: string): void => {
  const read = codec.decode(body)
  if (E.isLeft(read)) throw new Error(`${name}: ${read.left.map(({ context, value }) => `${context.map(({ key }) => key).join('.')} is ${JSON.stringify(value)}`).slice(0, 3).join('; ')}`)
  expect(read.right, name).to.deep.equal(body)
}

describe('the schema of a codec', () => {
  it('is told for every kind of codec in use, and refused for any other', () => {
    const Named = t.type({ a: t.string }, 'Named')
    const components: Components = {}
    expect(schemaOf(t.intersection([Named, t.partial({ b: t.array(t.union([t.number, t.null])) })]), components)).to.deep.equal({
      type: 'object',
      properties: { a: { type: 'string' }, b: { type: 'array', items: { anyOf: [{ type: 'number' }, { type: 'null' }] } } },
      required: ['a'],
    })
    expect(schemaOf(Named, components)).to.deep.equal({ $ref: '#/components/schemas/Named' })
    expect(components).to.have.property('Named')
    expect(() => schemaOf(t.bigint, {})).to.throw('No schema for the codec bigint')
  })
})

