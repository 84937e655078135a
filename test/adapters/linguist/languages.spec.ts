import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import * as linguist from 'linguist-languages'
import { type LinguistLanguage, makeCatalogue } from '../../../adapters/linguist/catalogue.js'
import { makeLinguistLanguages } from '../../../adapters/linguist/index.js'
import { languagesContract } from '../../contracts/index.js'

const languages = makeLinguistLanguages()
languagesContract('Linguist', { make: () => Promise.resolve(makeLinguistLanguages()) })

const packaged: ReadonlyArray<LinguistLanguage> = Object.values(linguist)

describe('Linguist\'s languages', () => {
  const OF_ENTITY: ReadonlyArray<readonly [entity: string, language: string | null]> = [
    ['/home/dev/a/main.ts', 'TypeScript'], ['a.d.ts', 'TypeScript'], ['a.tsx', 'TSX'], ['a.jsx', 'JSX'], ['HIDDEN.ts', 'TypeScript'],
    ['a.h', 'C'], ['a.cpp', 'C++'], ['a.md', 'Markdown'], ['a.sql', 'SQL'], ['a.m', 'Objective-C'], ['a.pl', 'Perl'], ['a.rs', 'Rust'],
    ['a.cs', 'C#'], ['a.v', 'Verilog'], ['a.yml', 'YAML'], ['a.json', 'JSON'], ['a.html', 'HTML'], ['a.php', 'PHP'], ['a.r', 'R'], ['a.R', 'R'],
    ['a.PY', 'Python'], ['a.fs', 'F#'], ['a.ex', 'Elixir'], ['a.vue', 'Vue'], ['a.kt', 'Kotlin'], ['a.sol', 'Solidity'],
    ['Dockerfile', 'Dockerfile'], ['C:\\work\\Makefile', 'Makefile'], ['/a/go.mod', 'Go Module'], ['/a/.gitignore', 'Ignore List'],
    ['/a/b.blade.php', 'Blade'], ['/a/tsconfig.json', 'JSON with Comments'], ['/a.ts/README', null], ['/a/b.unheard-of', null], ['', null], ['.', null],
  ]
  for (const [entity, language] of OF_ENTITY) {
    it(`takes "${entity}" for ${language ?? 'nothing it knows'}`, () => { expect(languages.ofEntity(entity)).to.equal(language) })
  }

  const CANONICAL: ReadonlyArray<readonly [name: string, canonical: string]> = [
    ['typescript', 'TypeScript'], ['TS', 'TypeScript'], ['TypeScript', 'TypeScript'], ['typescriptreact', 'TSX'], ['javascriptreact', 'JSX'],
    ['c++', 'C++'], ['cpp', 'C++'], ['golang', 'Go'], ['csharp', 'C#'], ['py', 'Python'], ['plaintext', 'Text'], ['shellscript', 'Shell'], ['Vue.js', 'Vue'],
    ['Klingon', 'Klingon'], ['', ''], ['constructor', 'constructor'],
  ]
  for (const [name, canonical] of CANONICAL) {
    it(`shows "${name}" as "${canonical}"`, () => { expect(languages.canonical(name)).to.equal(canonical) })
  }

  it('keeps every name it shows, and knows the language of every file it names', () => {
    const names = new Set(languages.all().map(({ name }) => name))
    for (const name of names) expect(languages.canonical(name)).to.equal(name)
    for (const { extensions = [] } of packaged) {
      for (const extension of extensions) expect(names.has(languages.ofEntity(`x${extension}`) ?? ''), extension).to.equal(true)
    }
  })

  it('gives colours as `#rrggbb`, or none', () => {
    const colors = new Map(languages.all().map(({ name, color }) => [name, color]))
    expect(colors.get('TypeScript')).to.equal('#3178c6')
    expect(colors.get('JSX')).to.equal(colors.get('JavaScript'))
    for (const color of colors.values()) expect(color === null || /^#[0-9a-f]{6}$/i.test(color)).to.equal(true)
  })

  it('holds what the package says, in whatever order it says it: else run write-catalogue', () => {
    const kept: unknown = JSON.parse(readFileSync(new URL('../../../adapters/linguist/catalogue.json', import.meta.url), 'utf8'))
    expect(kept).to.deep.equal(makeCatalogue(packaged))
    expect(kept).to.deep.equal(makeCatalogue([...packaged].reverse()))
  })
})
