import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join, sep } from 'node:path'
import { regionOf, violationsIn } from './rules.js'

/** Where the rule applies. */
const RULED = ['core', 'adapters', 'bootstrap']

export interface Checked {
  /** How many files were read in each region. */
  readonly files: ReadonlyMap<string, number>
  readonly violations: ReadonlyArray<string>
}

const isSource = (path: string): boolean => /(?<!\.d)\.[cm]?tsx?$/.test(path)
/** Beside what the compiler wrote lies a declaration; a bundle has none. */
const isCompiled = (root: string) => (path: string): boolean =>
  path.endsWith('.d.ts') || (path.endsWith('.js') && existsSync(join(root, path.replace(/\.js$/, '.d.ts'))))

const checkFiles = (root: string, isWanted: (path: string) => boolean): Checked => {
  const files = new Map<string, number>()
  const violations: string[] = []
  for (const top of RULED) {
    const paths = readdirSync(join(root, top), { recursive: true, encoding: 'utf8' }).map((path) => [top, ...path.split(sep)].join('/'))
    const wanted = paths.filter(isWanted)
    if (wanted.length === 0) throw new Error(`nothing to check in ${top}`)
    for (const path of wanted) {
      const region = regionOf(path)!
      files.set(region, (files.get(region) ?? 0) + 1)
      violations.push(...violationsIn(path, readFileSync(join(root, path), 'utf8')))
    }
  }
  return { files, violations }
}

/** What was written, types and all. */
export const checkSources = (root: string): Checked => checkFiles(root, isSource)
/** What is shipped: the compiler's JavaScript and declarations. */
export const checkCompiled = (root: string): Checked => checkFiles(root, isCompiled(root))
