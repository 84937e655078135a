import * as t from 'io-ts'
import { anyText, folder, host, mongoUrl, oneOf, port, postgresUrl, postgresUrls, redisUrl } from './formats.js'

/** The one codec of everything that can be set, in the environment or in the file. */
export const settings = t.exact(t.partial({
  HOST: host,
  PORT: port,
  CODETIME_DATA: folder,
  CODETIME_STORE: oneOf('embedded', 'postgres', 'memory'),
  CODETIME_ROLE: oneOf('all', 'api', 'jobs', 'live'),
  CODETIME_TRUST_PROXY: oneOf('yes', 'no'),
  CODETIME_CONFIG: anyText,
  DATABASE_URL: postgresUrl,
  DATABASE_REPLICA_URLS: postgresUrls,
  REDIS_URL: redisUrl,
  MONGO_URL: mongoUrl,
  LOG_LEVEL: oneOf('fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'),
}))

export type Settings = t.TypeOf<typeof settings>
export type SettingName = keyof Settings

/** What is said of a setting in `docs/configuration.md`. */
export interface Described {
  readonly meaning: string
  /** What counts when it is not set, in words. */
  readonly fallback: string
  /** May hold a password: its value is never shown. */
  readonly secret?: true
  /** Read and checked, but without effect in this version. */
  readonly reserved?: true
}

export const descriptions: Readonly<Record<SettingName, Described>> = {
  HOST: { meaning: 'The address to listen on. `0.0.0.0` listens on every one.', fallback: '`127.0.0.1`' },
  PORT: { meaning: 'The port to listen on.', fallback: '`3000`' },
  CODETIME_DATA: {
    meaning: 'The folder of the embedded store. It is made when it is missing.',
    fallback: '`$XDG_DATA_HOME/codetime`, or `~/.local/share/codetime`; as root `/var/lib/codetime`',
  },
  CODETIME_STORE: {
    meaning: 'Where heartbeats are kept: in an embedded PostgreSQL, in the one named by `DATABASE_URL`, or in memory until the server stops.',
    fallback: '`postgres` when `DATABASE_URL` is set, else `embedded`',
  },
  CODETIME_ROLE: { meaning: 'Which part of the work this process does.', fallback: '`all`' },
  CODETIME_TRUST_PROXY: {
    meaning: 'Whether to believe `X-Forwarded-For` and `X-Forwarded-Proto`. Say `yes` only behind a proxy that sets them.',
    fallback: '`no`',
  },
  CODETIME_CONFIG: {
    meaning: 'A JSON file with any of these settings by name, such as `{ "PORT": 8080 }`. What the environment sets counts more. Only the environment can set this one.',
    fallback: 'no file',
  },
  DATABASE_URL: { meaning: 'A PostgreSQL server, version 15 or newer.', fallback: 'the embedded store', secret: true },
  DATABASE_REPLICA_URLS: { meaning: 'Read replicas of `DATABASE_URL`.', fallback: 'none', secret: true, reserved: true },
  REDIS_URL: { meaning: 'A Redis server.', fallback: 'none', secret: true, reserved: true },
  MONGO_URL: { meaning: 'A MongoDB server.', fallback: 'none', secret: true, reserved: true },
  LOG_LEVEL: { meaning: 'The least important messages that are written, as JSON lines on standard error. `info` adds a line a request (of heartbeats a sample), `debug` stack traces.', fallback: '`warn`' },
}

const properties = settings.type.props

/** In the order in which they are told to people. */
export const settingNames = Object.keys(properties) as ReadonlyArray<SettingName>

export const isSettingName = (name: string): name is SettingName => Object.hasOwn(properties, name)

export const expectedOf = (name: SettingName): string => properties[name].name
