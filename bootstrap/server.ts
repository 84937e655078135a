import type { Container } from 'inversify'
import type { Config } from './config/index.js'
import { closeContainer, makeContainer, type Override, override } from './container.js'
import { banner } from './server/banner.js'
import { type Listener, listen } from './server/listener.js'
import { type Welcome, welcomeOwner } from './server/owner.js'
import {
  HTTP_APP, HTTP_LIMITS, INSTALLATION_SECRETS, ISSUE_API_KEY, ISSUE_SIGN_IN_LINK, LIST_ACCOUNTS, OPEN_ACCOUNT, OPENED_STORE, PAGES, SETTLE_LOOP,
  STORE_ACCESS,
} from './tokens.js'

/** How long requests that run may take to end when the server stops, in milliseconds. */
const PATIENCE = 10_000

export interface RunningServer {
  /** Such as `http://127.0.0.1:3000`. */
  readonly origin: string
  /** What was made on the very first start; null on later ones. Holds a key: show it, never log it. */
  readonly welcome: Welcome | null
  /** What to tell the person who started it. */
  readonly banner: string
  readonly container: Container
  /** Answers, with the reason, when the store is gone for good: the server should then be closed. */
  readonly lost: Promise<string>
  /** Takes no more requests, ends those that run, writes what waits, lets go of the store. */
  readonly close: () => Promise<void>
}

const makeOwner = async (container: Container): Promise<Welcome | null> =>
  welcomeOwner({
    listAccounts: await container.getAsync(LIST_ACCOUNTS),
    secrets: await container.getAsync(INSTALLATION_SECRETS),
    openAccount: await container.getAsync(OPEN_ACCOUNT),
    issueApiKey: await container.getAsync(ISSUE_API_KEY),
    issueSignInLink: await container.getAsync(ISSUE_SIGN_IN_LINK),
  })

/** What of the HTTP side needs no store is loaded while the store opens: half of a start is loading code. */
const loadHttp = (container: Container): Promise<unknown> => Promise.all([container.getAsync(HTTP_LIMITS), container.getAsync(PAGES)])

const serve = async (container: Container, listener: Listener, config: Config): Promise<RunningServer> => {
  const [{ notices, lost }] = await Promise.all([container.getAsync(OPENED_STORE), loadHttp(container)])
  const app = await container.getAsync(HTTP_APP)
  const welcome = await makeOwner(container)
  listener.serve(app.callback())
  const settling = await container.getAsync(SETTLE_LOOP)
  settling.start()
  const { origin } = listener
  return {
    origin,
    welcome,
    banner: banner({ origin, notices, unused: config.unused, welcome }),
    container,
    lost,
    close: async () => {
      await listener.close(PATIENCE)
      await closeContainer(container)
    },
  }
}

/** Serves until closed. Refuses, in a sentence, what cannot be; the port is taken first, so that nothing was made in vain. */
export const startServer = async (config: Config, overrides: ReadonlyArray<Override> = []): Promise<RunningServer> => {
  const listener = await listen(config.host, config.port)
  const container = makeContainer(config, [override(STORE_ACCESS, 'server'), ...overrides])
  try {
    return await serve(container, listener, config)
  } catch (cause) {
    await listener.close(0)
    await closeContainer(container).catch(() => undefined)
    throw cause
  }
}
