import type Koa from 'koa'
import type {
  AuthenticateKey, Catalogue, Clock, ComputeStats, DeleteHeartbeats, ExplainTotal, FindAccount, Languages, ListDurations,
  ListHeartbeats, RecordHeartbeats, RedeemSignInLink, StoreProbe, SummarizeDays, TotalAllTime,
} from '../../core/index.js'
import type { HttpLimits } from './limits.js'

type Fields = Readonly<Record<string, unknown>>

/** Where this adapter writes what happened, one structured line a call; a pino logger is one. */
export interface HttpLogger {
  readonly info: (fields: Fields, message: string) => void
  readonly warn: (fields: Fields, message: string) => void
  readonly error: (fields: Fields, message: string) => void
}

/** Everything the HTTP side needs, made elsewhere. */
export interface HttpDependencies {
  readonly recordHeartbeats: RecordHeartbeats
  readonly listHeartbeats: ListHeartbeats
  readonly deleteHeartbeats: DeleteHeartbeats
  readonly summarizeDays: SummarizeDays
  readonly computeStats: ComputeStats
  readonly totalAllTime: TotalAllTime
  readonly listDurations: ListDurations
  readonly explainTotal: ExplainTotal
  readonly authenticateKey: AuthenticateKey
  readonly redeemSignInLink: RedeemSignInLink
  readonly findAccount: FindAccount
  readonly catalogue: Catalogue
  readonly probe: StoreProbe
  readonly clock: Clock
  readonly languages: Languages
  /** The product's version, as in package.json. */
  readonly version: string
  /** Secrets that sign cookies, the newest first; older ones are still accepted. At least one. */
  readonly cookieKeys: ReadonlyArray<string>
  readonly logger: HttpLogger
  readonly limits: HttpLimits
  /** Believe `X-Forwarded-Proto` and its like. Only behind a proxy that sets them. */
  readonly trustProxy: boolean
  /** What serves the paths that are not the API's, such as the dashboard. Asked last. */
  readonly pages: ReadonlyArray<Koa.Middleware>
}
