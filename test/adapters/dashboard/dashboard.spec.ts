import { mkdtempSync } from 'node:fs'
import type { Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import Koa from 'koa'
import { makeDashboard } from '../../../adapters/dashboard/index.js'
import { builtPage } from './built-page.js'

const serve = async (folder: string): Promise<{ readonly server: Server; readonly origin: string }> => {
  const app = new Koa().use(makeDashboard(folder)).use((ctx) => {
    ctx.body = 'passed on'
  })
  const server = app.listen(0, '127.0.0.1')
  await new Promise((resolve) => server.once('listening', resolve))
  return { server, origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}` }
}

describe('the dashboard', () => {
  let server: Server
  let origin: string

  before(async () => {
    ({ server, origin } = await serve(await builtPage()))
  })

  after(() => server.close())

  const assetsOf = async (): Promise<ReadonlyArray<string>> =>
    [...(await (await fetch(origin)).text()).matchAll(/(?:href|src)="(assets\/[^"]+)"/g)].map(([, path]) => path ?? '')

  it('answers / with the page, which must be asked for again each time', async () => {
    const response = await fetch(origin)
    expect(response.status).to.equal(200)
    expect(response.headers.get('content-type')).to.equal('text/html; charset=utf-8')
    expect(response.headers.get('cache-control')).to.equal('no-cache')
    expect(await response.text()).to.include('<div id="page">')
  })

  it('serves every file the page names, of the right type, for ever', async () => {
    const types = new Map<string, string | null>()
    for (const path of await assetsOf()) {
      const response = await fetch(`${origin}/${path}`)
      expect(response.status, path).to.equal(200)
      expect(response.headers.get('cache-control'), path).to.equal('public, max-age=31536000, immutable')
      types.set(path.slice(path.lastIndexOf('.')), response.headers.get('content-type'))
    }
    expect(Object.fromEntries(types)).to.deep.equal({
      '.css': 'text/css; charset=utf-8',
      '.js': 'text/javascript; charset=utf-8',
      '.woff2': 'font/woff2',
    })
    expect((await fetch(`${origin}/favicon.svg`)).headers.get('content-type')).to.equal('image/svg+xml; charset=utf-8')
  })

  it('answers 304 to whoever has the file already', async () => {
    const etag = (await fetch(origin)).headers.get('etag') ?? ''
    expect(etag).to.match(/^"[\w-]+"$/)
    const again = await fetch(origin, { headers: { 'if-none-match': etag, 'cache-control': 'max-age=0' } })
    expect(again.status).to.equal(304)
    expect(await again.text()).to.equal('')
    expect(again.headers.get('content-security-policy')).to.be.a('string')
  })

  it('answers HEAD as GET, without a body', async () => {
    const length = (await (await fetch(origin)).arrayBuffer()).byteLength
    const response = await fetch(origin, { method: 'HEAD' })
    expect(response.status).to.equal(200)
    expect(response.headers.get('content-length')).to.equal(String(length))
    expect(await response.text()).to.equal('')
  })

  it('lets nothing in from elsewhere, and nothing inline', async () => {
    const headers = (await fetch(origin)).headers
    const policy = headers.get('content-security-policy') ?? ''
    expect(policy).to.include("default-src 'self'").and.include("frame-ancestors 'none'").and.include("base-uri 'none'")
    expect(policy).not.to.include('unsafe').and.not.include('http')
    expect(headers.get('x-content-type-options')).to.equal('nosniff')
    expect(headers.get('referrer-policy')).to.equal('no-referrer')
  })

  it('passes on other paths, other methods, and paths that leave its folder', async () => {
    for (const [path, method] of [['/api/v1/meta', 'GET'], ['/', 'POST'], ['/index.html', 'GET'], ['/assets/', 'GET'], ['/..%2f..%2fpackage.json', 'GET']] as const) {
      const response = await fetch(origin + path, { method })
      expect(await response.text(), `${method} ${path}`).to.equal('passed on')
    }
  })
})

describe('the dashboard of a product that was not built', () => {
  it('says what to do, and passes on the rest', async () => {
    const { server, origin } = await serve(join(mkdtempSync(join(tmpdir(), 'codetime-page-')), 'missing'))
    const response = await fetch(origin)
    expect(response.status).to.equal(503)
    expect(await response.text()).to.include('npm run build')
    expect(await (await fetch(`${origin}/api/v1/meta`)).text()).to.equal('passed on')
    server.close()
  })
})
