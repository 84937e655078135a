import { expect } from 'chai'
import { cpSync, mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join, resolve } from 'node:path'
import { checkCompiled, type Checked, checkSources } from './check-tree.js'

const DIST = resolve(import.meta.dirname, '../..')
const ROOT = resolve(DIST, '..')

const regionsOf = (root: string): ReadonlyArray<string> =>
  ['core', 'bootstrap', ...readdirSync(join(root, 'adapters')).map((technology) => `adapters/${technology}`)]

for (const [what, check, root] of [['the sources', checkSources, ROOT], ['what is shipped', checkCompiled, DIST]] as const) {
  describe(`the dependency rule in ${what}`, () => {
    let checked: Checked
    before(() => { checked = check(root) })

    it('is kept', () => {
      expect(checked.violations).to.deep.equal([])
    })

    it('was looked for in every region', () => {
      expect([...checked.files.keys()]).to.have.members(regionsOf(root))
      expect(checked.files.get('core')).to.be.greaterThan(40)
    })
  })
}

describe('the check of the dependency rule', () => {
  let root: string
  const plant = (path: string, source: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), source)
  }
  beforeEach(() => { root = mkdtempSync(join(tmpdir(), 'codetime-rule-')) })
  afterEach(() => { rmSync(root, { recursive: true }) })

  it('fails when it finds no files', () => {
    for (const top of ['core', 'adapters', 'bootstrap']) mkdirSync(join(root, top))
    expect(() => checkSources(root)).to.throw('nothing to check in core')
    plant('core/index.ts', '')
    expect(() => checkSources(root)).to.throw('nothing to check in adapters')
    expect(() => checkCompiled(root)).to.throw('nothing to check in core')
  })

  it('fails when it finds a folder missing', () => {
    expect(() => checkSources(root)).to.throw('ENOENT')
  })

  it('finds what is planted in a tree, however deep', () => {
    for (const region of ['core', 'adapters', 'bootstrap']) cpSync(join(ROOT, region), join(root, region), { recursive: true })
    plant('core/a/b/c/planted.ts', "import type { Stats } from 'node:fs'\nexport type A = Stats")
    plant('adapters/memory/deep/planted.tsx', "export * from '../../system/index.js'")
    expect(checkSources(root).violations).to.have.members([
      'core/a/b/c/planted.ts imports node:fs', 'adapters/memory/deep/planted.tsx imports ../../system/index.js',
    ])
  })
})
