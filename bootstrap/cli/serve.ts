import { deferred } from '../deferred.js'
import { Refusal } from '../refusal.js'
import { type RunningServer, startServer } from '../server.js'
import { LOGGER } from '../tokens.js'
import { ownConfig } from './product.js'

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const

/** Signals that come so soon after the first, in milliseconds, are the same Ctrl-C, which npm passes on besides the terminal. */
const SAME_REQUEST = 500

/** In milliseconds, and longer than requests may take to end: a store that hangs does not keep the process alive. */
const CLOSING_TAKES_AT_MOST = 30_000

/** Answers when this process is asked to end. Being asked a second time ends it at once. */
const askedToEnd = (): Promise<null> => {
  const { promise, resolve } = deferred<null>()
  let first: number | undefined
  const ask = (): void => {
    first ??= performance.now()
    if (performance.now() - first > SAME_REQUEST) process.exit(130)
    resolve(null)
  }
  for (const signal of SIGNALS) process.on(signal, ask)
  return promise
}

/** What nobody caught is a bug of ours: it is logged, and the process ends in order, for its supervisor to start it again. */
const bugFound = (server: RunningServer): Promise<string> => {
  const { promise, resolve } = deferred<string>()
  const report = (error: unknown): void => {
    server.container.get(LOGGER).fatal({ err: error }, 'an error that nobody handled')
    resolve('it met an error that nobody handled: see the log')
  }
  process.on('uncaughtException', report)
  process.on('unhandledRejection', report)
  return promise
}

/** Serves until asked to end, or until it cannot go on. */
export const serve = async (): Promise<void> => {
  const asked = askedToEnd()
  const server = await startServer(ownConfig())
  console.log(server.banner)
  const trouble = await Promise.race([asked, server.lost, bugFound(server)])
  setTimeout(() => process.exit(1), CLOSING_TAKES_AT_MOST).unref()
  await server.close()
  if (trouble !== null) throw new Refusal(trouble)
}
