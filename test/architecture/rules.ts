import { posix } from 'node:path'
import { readCode } from './read-code.js'

const CORE_PACKAGES = new Set(['fp-ts', 'io-ts', 'temporal-polyfill'])
const CONTAINER_PACKAGES = new Set(['inversify', 'reflect-metadata'])
const OWN_PACKAGE = 'codetime-analytics'

/** What would let time, chance, the machine or another thread of work into the core. */
const NOT_IN_CORE = [
  'Date', 'Math.random', 'Math.(computed)', 'Temporal.Now', 'performance', 'process', 'crypto', 'globalThis', 'setTimeout', 'setInterval', 'setImmediate', 'queueMicrotask',
  'fetch', 'Buffer', 'console', 'require', 'eval', 'Function', 'Reflect',
]
/** What a file does on purpose: the checker of codecs is compiled from them, and PostgreSQL is started with our PATH and nothing else. */
const EXCEPTIONS: ReadonlyMap<string, string> = new Map([
  ['core/shared/checker', 'Function'],
  ['adapters/embedded/settings', 'process.env'],
])
const ENVIRONMENT = ['process.env', 'process.(computed)']

/** `core`, `adapters/<technology>`, `bootstrap` or `test`; null for what is under no rule. */
export const regionOf = (path: string): string | null => {
  const [top, second] = path.split('/')
  if (top === 'adapters') return `adapters/${second}`
  return top === 'core' || top === 'bootstrap' || top === 'test' ? top : null
}

const packageOf = (specifier: string): string =>
  specifier.split('/').slice(0, specifier.startsWith('@') ? 2 : 1).join('/')

const reachesFolder = (region: string, target: string | null): boolean => {
  if (region === 'core') return target === 'core'
  if (region === 'bootstrap') return target !== 'test' && target !== null
  return target === 'core' || target === region
}

const reachesPackage = (region: string, name: string): boolean => {
  if (name === OWN_PACKAGE || name === '' || name.includes(':') && !name.startsWith('node:')) return false
  if (name === '(computed)') return region === 'bootstrap'
  if (region === 'core') return CORE_PACKAGES.has(name)
  if (region === 'bootstrap') return true
  return !CONTAINER_PACKAGES.has(name) && name !== 'node:process' && name !== 'process'
}

const mayImport = (file: string, region: string, specifier: string): boolean =>
  specifier.startsWith('.')
    ? reachesFolder(region, regionOf(posix.join(posix.dirname(file), specifier)))
    : reachesPackage(region, packageOf(specifier))

const forbiddenGlobals = (file: string, region: string): ReadonlyArray<string> => {
  const excepted = EXCEPTIONS.get(file.replace(/(\.d)?\.[jt]s$/, ''))
  const forbidden = region === 'core' ? [...NOT_IN_CORE, ...ENVIRONMENT] : ENVIRONMENT
  return region === 'bootstrap' ? [] : forbidden.filter((name) => name !== excepted)
}

/** How the file breaks the dependency rule, one line each. `file` is its path from the root, with slashes. */
export const violationsIn = (file: string, source: string): ReadonlyArray<string> => {
  const region = regionOf(file)
  if (region === null || region === 'test') return []
  const { imports, globals } = readCode(file, source)
  return [
    ...imports.filter((specifier) => !mayImport(file, region, specifier)).map((specifier) => `${file} imports ${specifier}`),
    ...forbiddenGlobals(file, region).filter((name) => globals.has(name)).map((name) => `${file} uses ${name}`),
  ]
}
