import { ContainerModule } from 'inversify'
import type { HttpDependencies } from '../../adapters/http/index.js'
import * as T from '../tokens.js'
import { makeSettleLoop } from '../server/settle-loop.js'
import { orRefuse } from '../refusal.js'
import { provide, type TokensOf } from './provide.js'

const forHttp: TokensOf<HttpDependencies> = {
  recordHeartbeats: T.RECORD_HEARTBEATS,
  listHeartbeats: T.LIST_HEARTBEATS,
  deleteHeartbeats: T.DELETE_HEARTBEATS,
  summarizeDays: T.SUMMARIZE_DAYS,
  computeStats: T.COMPUTE_STATS,
  totalAllTime: T.TOTAL_ALL_TIME,
  listDurations: T.LIST_DURATIONS,
  explainTotal: T.EXPLAIN_TOTAL,
  authenticateKey: T.AUTHENTICATE_KEY,
  redeemSignInLink: T.REDEEM_SIGN_IN_LINK,
  findAccount: T.FIND_ACCOUNT,
  catalogue: T.CATALOGUE,
  probe: T.STORE_PROBE,
  clock: T.CLOCK,
  languages: T.LANGUAGES,
  version: T.VERSION,
  cookieKeys: T.COOKIE_KEYS,
  logger: T.LOGGER,
  limits: T.HTTP_LIMITS,
  trustProxy: T.TRUST_PROXY,
  pages: T.PAGES,
}

/** What only a server needs. Adapters are imported when they are asked for, so that commands start without them. */
export const serverModule = new ContainerModule(({ bind }) => {
  provide(bind, T.HTTP_LIMITS, async () => (await import('../../adapters/http/index.js')).DEFAULT_LIMITS, {})
  provide(bind, T.TRUST_PROXY, ({ config }) => config.trustProxy, { config: T.CONFIG })
  provide(bind, T.COOKIE_KEYS, async ({ secrets, newToken }) => [await orRefuse(secrets.obtain('cookie', newToken()))], {
    secrets: T.INSTALLATION_SECRETS, newToken: T.NEW_TOKEN,
  })
  provide(bind, T.PAGES, async () => [(await import('../../adapters/dashboard/index.js')).makeDashboard()], {})
  provide(bind, T.HTTP_APP, async (dependencies) => (await import('../../adapters/http/index.js')).makeHttpApp(dependencies), forHttp)
  provide(bind, T.SETTLE_LOOP, makeSettleLoop, { settle: T.SETTLE_WAITING_DAYS, logger: T.LOGGER }).onDeactivation(({ stop }) => stop())
})
