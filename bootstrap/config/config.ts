import { homedir } from 'node:os'
import { join } from 'node:path'
import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import { type Mistake, mistakeOf, unknownSetting } from './mistake.js'
import { descriptions, isSettingName, type SettingName, type Settings, settingNames, settings } from './settings.js'
import { type RawSettings, readSettingsFile } from './settings-file.js'

export type LogLevel = NonNullable<Settings['LOG_LEVEL']>

/** Where heartbeats are kept. */
export type StoreChoice =
  | { readonly _tag: 'Memory' }
  | { readonly _tag: 'Embedded'; readonly folder: string }
  | { readonly _tag: 'Postgres'; readonly url: string }

/** Everything that can be set, read and checked. */
export interface Config {
  readonly host: string
  /** 0 takes any free port. */
  readonly port: number
  readonly store: StoreChoice
  readonly logLevel: LogLevel
  /** Believe what a proxy says of the request it passes on. */
  readonly trustProxy: boolean
  /** Settings that were given although this version makes no use of them. */
  readonly unused: ReadonlyArray<SettingName>
}

/** What of the machine decides where data is kept by default. */
export interface Surroundings { readonly home: string; readonly isRoot: boolean; readonly xdgData: string | undefined }

const thisMachine = (environment: RawSettings): Surroundings => ({
  home: homedir(),
  isRoot: process.getuid?.() === 0,
  xdgData: environment['XDG_DATA_HOME'],
})

const defaultFolder = ({ home, isRoot, xdgData }: Surroundings): string =>
  isRoot ? '/var/lib/codetime' : join(xdgData?.startsWith('/') === true ? xdgData : join(home, '.local', 'share'), 'codetime')

/** Set to nothing is not set, as it is usual in containers. */
const given = (raw: RawSettings): RawSettings =>
  Object.fromEntries(Object.entries(raw).filter(([name, value]) => isSettingName(name) && value !== undefined && value !== ''))

const misspelt = (environment: RawSettings): ReadonlyArray<Mistake> =>
  Object.keys(environment).filter((name) => name.startsWith('CODETIME_') && !isSettingName(name)).map(unknownSetting)

const isUnused = (set: Settings, name: SettingName): boolean =>
  set[name] !== undefined && (descriptions[name].reserved === true || (name === 'CODETIME_ROLE' && set.CODETIME_ROLE !== 'all'))

const storeOf = (set: Settings, surroundings: Surroundings): E.Either<Mistake, StoreChoice> => {
  const kind = set.CODETIME_STORE ?? (set.DATABASE_URL === undefined ? 'embedded' : 'postgres')
  if (kind === 'memory') return E.right({ _tag: 'Memory' })
  if (kind === 'embedded') return E.right({ _tag: 'Embedded', folder: set.CODETIME_DATA ?? defaultFolder(surroundings) })
  return set.DATABASE_URL === undefined
    ? E.left({ name: 'DATABASE_URL', why: 'expected, because CODETIME_STORE is postgres' })
    : E.right({ _tag: 'Postgres', url: set.DATABASE_URL })
}

const configOf = (set: Settings, surroundings: Surroundings): E.Either<ReadonlyArray<Mistake>, Config> =>
  pipe(
    storeOf(set, surroundings),
    E.map((store) => ({
      host: set.HOST ?? '127.0.0.1',
      port: set.PORT ?? 3000,
      store,
      logLevel: set.LOG_LEVEL ?? 'warn',
      trustProxy: set.CODETIME_TRUST_PROXY === 'yes',
      unused: settingNames.filter((name) => isUnused(set, name)),
    })),
    E.mapLeft((mistake) => [mistake]),
  )

const decode = (raw: RawSettings): E.Either<ReadonlyArray<Mistake>, Settings> =>
  pipe(settings.decode(given(raw)), E.mapLeft((errors) => errors.map(mistakeOf)))

/** Reads the environment, and the file it names. `Left` lists every mistake at once. */
export const readConfig = (
  environment: RawSettings,
  surroundings: Surroundings = thisMachine(environment),
): E.Either<ReadonlyArray<Mistake>, Config> => {
  const path = environment['CODETIME_CONFIG']
  const file = path === undefined || path === '' ? E.right({}) : readSettingsFile(path)
  const fromFile = E.isRight(file) ? file.right : {}
  const decoded = decode({ ...given(fromFile), ...given(environment) })
  const config = E.isRight(decoded) ? configOf(decoded.right, surroundings) : decoded
  const mistakes = [...misspelt(environment), ...(E.isLeft(file) ? file.left : []), ...(E.isLeft(config) ? config.left : [])]
  return mistakes.length > 0 ? E.left(mistakes) : config
}
