import { chmod, mkdir, mkdtemp, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect } from 'chai'
import { readyBinaries } from '../../../adapters/embedded/binaries.js'
import { type Layout, layoutOf } from '../../../adapters/embedded/layout.js'
import type { Runner } from '../../../adapters/embedded/runner.js'

const ourselves: Runner = { name: 'ourselves', ids: null }
const nobody: Runner = { name: 'nobody', ids: { uid: 65_534, gid: 65_534 } }

describe('the binaries of PostgreSQL', () => {
  let root: string
  let layout: Layout
  let installed: { readonly folder: string; readonly version: string }

  beforeEach(async () => {
    root = await mkdtemp(join(tmpdir(), 'codetime-binaries-'))
    await chmod(root, 0o755)
    layout = layoutOf(join(root, 'data'))
    installed = { folder: join(root, 'package', 'native'), version: '18.4.0' }
    for (const folder of ['bin', 'lib', 'share']) await mkdir(join(installed.folder, folder), { recursive: true })
    for (const program of ['initdb', 'postgres']) await writeFile(join(installed.folder, 'bin', program), program, { mode: 0o755 })
    await writeFile(join(installed.folder, 'lib', 'libpq.so.5.18'), 'library')
    await writeFile(join(installed.folder, 'lib', 'libpq.a'), 'only for compiling')
    await writeFile(join(installed.folder, 'pg-symlinks.json'),
      JSON.stringify([{ source: 'native/lib/libpq.so.5.18', target: 'native/lib/libpq.so.5' }]))
  })
  afterEach(() => rm(root, { recursive: true, force: true }))

  const runInstallScript = () => symlink('libpq.so.5.18', join(installed.folder, 'lib', 'libpq.so.5'))

  it('are used where npm put them', async () => {
    await runInstallScript()
    expect(await readyBinaries(layout, ourselves, installed)).to.deep.equal(installed)
    expect(await readyBinaries(layout, nobody, installed)).to.deep.equal(installed)
  })

  it('are copied, with the links they need, when install scripts did not run', async () => {
    const { folder } = await readyBinaries(layout, ourselves, installed)
    expect(folder).to.equal(join(layout.binaries, '18.4.0'))
    expect(await readFile(join(folder, 'lib', 'libpq.so.5'), 'utf8')).to.equal('library')
    expect(await readdir(join(folder, 'lib'))).to.not.include('libpq.a')
  })

  for (const [what, hide] of [
    ['may not enter the checkout', () => chmod(join(root, 'package'), 0o700)],
    ['may not run them', () => chmod(join(installed.folder, 'bin', 'postgres'), 0o700)],
  ] as const) {
    it(`are copied when PostgreSQL's user ${what}`, async () => {
      await runInstallScript()
      await hide()
      const { folder } = await readyBinaries(layout, nobody, installed)
      expect(folder).to.equal(join(layout.binaries, '18.4.0'))
      expect((await stat(join(folder, 'bin', 'postgres'))).mode & 0o777).to.equal(0o755)
    })
  }

  it('are copied once, and whole, when several ask at the same time', async () => {
    const all = await Promise.all([1, 2, 3].map(() => readyBinaries(layout, ourselves, installed)))
    const before = await stat(all[0]!.folder)
    await readyBinaries(layout, ourselves, installed)
    expect((await stat(all[0]!.folder)).ino).to.equal(before.ino)
    expect(await readdir(layout.binaries)).to.deep.equal(['18.4.0'])
  })
})
