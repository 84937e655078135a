import { type DestinationStream, type Logger, pino } from 'pino'
import type { LogLevel } from './config/index.js'

/** Wherever a key, a token or a cookie could come into a log line, it is left out. */
const SECRETS = [
  'authorization', 'cookie', 'api_key', 'apiKey', 'token', 'secret', 'password', 'connectionString', 'url.password',
].flatMap((name) => [name, `*.${name}`, `*.*.${name}`])

const standardError = (): DestinationStream => pino.destination({ dest: 2, sync: true })

/** One JSON line a message, on standard error: standard output belongs to what is said to people. */
export const makeLogger = (level: LogLevel, destination: DestinationStream = standardError()): Logger =>
  pino(
    { level, base: null, timestamp: pino.stdTimeFunctions.isoTime, redact: { paths: SECRETS, censor: '[redacted]' } },
    destination,
  )
