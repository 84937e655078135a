import { expect } from 'chai'
import { execFileSync } from 'node:child_process'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const CORE = pathToFileURL(resolve(import.meta.dirname, '../../core/index.js')).href

const typeOfMetadataAfter = (...modules: ReadonlyArray<string>): string =>
  execFileSync(process.execPath, ['--input-type=module', '--eval', `
    for (const module of ${JSON.stringify(modules)}) await import(module)
    process.stdout.write(typeof Reflect.getMetadata)
  `], { encoding: 'utf8', cwd: import.meta.dirname })

describe('importing the core', () => {
  it('leaves Reflect.getMetadata undefined', () => {
    expect(typeOfMetadataAfter(CORE)).to.equal('undefined')
  })

  it('would be found out if it did not', () => {
    expect(typeOfMetadataAfter(CORE, 'reflect-metadata')).to.equal('function')
  })
})
