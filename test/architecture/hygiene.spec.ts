import { expect } from 'chai'
import { readdirSync, readFileSync, statSync } from 'node:fs'
import { homedir } from 'node:os'
import { join, relative, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '../../..')

/** Whoever adds an entry at the top says so here. */
const TOP = [
  '.ci', '.gitignore', '.mocharc.json', '.npmrc', '.oxlintrc.json', 'LICENSE', 'README.md', 'adapters', 'bootstrap', 'core', 'docs',
  'package-lock.json', 'package.json', 'test', 'tsconfig.json',
]
const UNTRACKED = /^(\.git|node_modules|dist|coverage|\.DS_Store|.*\.(tgz|log))$/

/** The homes of nobody, as the protocol's examples name them. */
const HOMES = /(?:\/home|\/Users|C:\\+Users)[/\\]+(?!dev\b|me\b|user\b|username\b|you\b|日本語)[\w.-]+[/\\]/

const top = readdirSync(ROOT).filter((name) => !UNTRACKED.test(name))

const filesUnder = (path: string): ReadonlyArray<string> =>
  statSync(path).isDirectory() ? readdirSync(path).filter((name) => name !== 'node_modules').flatMap((name) => filesUnder(join(path, name))) : [path]

const textFiles = top.flatMap((name) => filesUnder(join(ROOT, name))).filter((path) => !/\.(png|jpe?g|gif|ico|woff2?|gz|zip)$/.test(path))

/** The paths of this machine that a file names. */
const machinePathsIn = (text: string): ReadonlyArray<string> =>
  [ROOT, `${homedir()}/`].filter((path) => path.length > 2 && text.includes(path)).concat(HOMES.exec(text)?.[0] ?? [])

describe('the repository', () => {
  it('has nothing at its top that is not known', () => {
    expect(TOP).to.include.members(top)
  })

  it('names no registry in its lock file', () => {
    const lock = readFileSync(join(ROOT, 'package-lock.json'), 'utf8')
    expect(lock).to.include('"lockfileVersion"')
    expect(lock).to.not.include('"resolved"')
  })

  it('names no path of the machine it was made on', () => {
    expect(textFiles.length).to.be.greaterThan(100)
    const found = textFiles.flatMap((path) => machinePathsIn(readFileSync(path, 'utf8')).map((named) => `${relative(ROOT, path)} names ${named}`))
    expect(found).to.deep.equal([])
  })

  it('would find such a path', () => {
    for (const path of [ROOT, join(homedir(), 'x'), ['', 'home', 'somebody', 'x'].join('/'), ['', 'Users', 'somebody', 'x'].join('/')]) {
      expect(machinePathsIn(`see ${path}`), path).to.have.length.greaterThan(0)
    }
    expect(machinePathsIn('/home/dev/a/main.ts')).to.deep.equal([])
  })
})
