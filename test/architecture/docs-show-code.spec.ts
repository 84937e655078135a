import { expect } from 'chai'
import { readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../../..')

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

const codeIn = (markdown: string): ReadonlyArray<string> => [...markdown.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code]) => code!)

describe('the documentation', () => {
  it('shows the program that the package check runs, and of fifteen lines', () => {
    const program = read('test/package/integrator.mjs')
    expect(codeIn(read('docs/how-to/embed.md'))).to.deep.equal([program])
    expect(program.trimEnd().split('\n')).to.have.length(15)
  })
})
