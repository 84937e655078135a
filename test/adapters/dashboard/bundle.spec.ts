import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect } from 'chai'
import { builtPage } from './built-page.js'

/** Names of XML namespaces, which nobody fetches. */
const NAMESPACES = /http:\/\/www\.w3\.org\/(?:2000\/svg|1999\/xhtml|1998\/Math\/MathML|1999\/xlink)/g

const read = async (path: string): Promise<string> => readFileSync(join(await builtPage(), path), 'utf8')

describe('the bundle of the page', () => {
  it('names every asset by a hash of its content', async () => {
    const names = readdirSync(join(await builtPage(), 'assets'))
    expect(names.length).to.be.at.least(4)
    for (const name of names) expect(name).to.match(/-[A-Z0-9]{8}\.(?:js|css|woff2)$/)
  })

  it('has no script or style inside the page', async () => {
    const page = await read('index.html')
    expect(page).not.to.match(/\sstyle=|<style|\son\w+=|javascript:|\{\{/)
    for (const [script] of page.matchAll(/<script[\s\S]*?<\/script>/g)) expect(script).to.match(/src="assets\/[^"]+"><\/script>$/)
  })

  it('names no other host', async () => {
    const files = ['index.html', 'favicon.svg', ...readdirSync(join(await builtPage(), 'assets')).filter((name) => !name.endsWith('.woff2')).map((name) => `assets/${name}`)]
    for (const file of files) expect((await read(file)).replaceAll(NAMESPACES, ''), file).not.to.match(/https?:\/\/|["'(]\/\/\w/)
  })

  it('brings the licences of what is in it', async () => {
    expect(await read('licences.txt')).to.include('preact').and.include('MIT').and.include('SIL OPEN FONT LICENSE')
  })
})
