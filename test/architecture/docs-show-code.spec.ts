import { expect } from 'chai'
import type { Command } from 'commander'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { dirname, join, relative, resolve } from 'node:path'
import { makeProgram } from '../../bootstrap/cli/program.js'
import * as contracts from '../contracts/index.js'

const ROOT = resolve(import.meta.dirname, '../../..')

const read = (path: string): string => readFileSync(join(ROOT, path), 'utf8')

const codeIn = (markdown: string): ReadonlyArray<string> => [...markdown.matchAll(/^```js\n([^]*?)^```$/gm)].map(([, code]) => code!)

const PAGES = [
  'README.md',
  ...readdirSync(join(ROOT, 'docs'), { recursive: true, encoding: 'utf8' }).filter((path) => path.endsWith('.md')).map((path) => join('docs', path)),
]

/** What of a page's relative links is not there. */
const brokenLinks = (page: string, markdown: string): ReadonlyArray<string> =>
  [...markdown.matchAll(/\]\(([^)#]+)(?:#[^)]*)?\)/g)]
    .map(([, target]) => target!)
    .filter((target) => !/^[a-z]+:/.test(target))
    .map((target) => join(ROOT, dirname(page), target))
    .filter((path) => !existsSync(path))
    .map((path) => `${page}: ${relative(ROOT, path)}`)

/** The words after `npx codetime`, as far as they are plain words: `user add anna` is that. */
const commandsIn = (markdown: string): ReadonlyArray<ReadonlyArray<string>> =>
  [...markdown.matchAll(/\bnpx codetime((?: [a-z]+\b)+)/g)].map(([, words]) => words!.trim().split(' '))

const knows = (program: Command, [word, ...rest]: ReadonlyArray<string>): boolean => {
  const command = program.commands.find((one) => one.name() === word)
  return command !== undefined && (command.commands.length === 0 || knows(command, rest))
}

describe('the documentation', () => {
  it('shows the program that the package check runs, and of fifteen lines', () => {
    const program = read('test/package/integrator.mjs')
    expect(codeIn(read('docs/how-to/embed.md'))).to.deep.equal([program])
    expect(program.trimEnd().split('\n')).to.have.length(15)
  })

  it('links to what is there', () => {
    expect(PAGES).to.include.members(['README.md', 'docs/ports.md', 'docs/how-to/embed.md'])
    expect(PAGES.flatMap((page) => brokenLinks(page, read(page)))).to.deep.equal([])
    expect(brokenLinks('docs/x.md', '[a](nowhere.md#b) [c](../README.md) [d](https://example.org)')).to.deep.equal(['docs/x.md: docs/nowhere.md'])
  })

  it('tells of commands that there are', () => {
    const told = PAGES.flatMap((page) => commandsIn(read(page)))
    expect(told).to.deep.include(['key', 'add'])
    expect(told.filter((words) => !knows(makeProgram(), words))).to.deep.equal([])
    expect(knows(makeProgram(), ['key', 'make'])).to.equal(false)
  })

  it('names every contract that is exported, and no other', () => {
    const named = [...read('docs/ports.md').matchAll(/`(\w+Contract)`/g)].map(([, name]) => name)
    expect(new Set(named)).to.deep.equal(new Set(Object.keys(contracts)))
  })
})
