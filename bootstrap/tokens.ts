import type { ServiceIdentifier } from 'inversify'
import type Koa from 'koa'
import type { Logger } from 'pino'
import type { HttpLimits } from '../adapters/http/index.js'
import type * as Core from '../core/index.js'
import type { Config } from './config/index.js'
import type { SettleLoop } from './server/settle-loop.js'
import type { OpenedStore, StoreAccess } from './store/opened-store.js'

/** Names a part of the product and carries its type: the wrong token for a factory's parameter does not compile. */
export type Token<T> = ServiceIdentifier<T>

/** Every token there is, in the order in which they were made. One test resolves them all. */
export const tokens: Array<Token<unknown>> = []

export const token = <T>(name: string): Token<T> => {
  const made: Token<T> = Symbol(name)
  tokens.push(made)
  return made
}

export const CONFIG = token<Config>('Config')
export const LOGGER = token<Logger>('Logger')
export const VERSION = token<string>('Version')

export const CLOCK = token<Core.Clock>('Clock')
export const NEW_UUID = token<Core.NewUuid>('NewUuid')
export const NEW_TOKEN = token<Core.NewToken>('NewToken')
export const SHA256 = token<Core.Sha256>('Sha256')
export const LANGUAGES = token<Core.Languages>('Languages')

export const STORE_ACCESS = token<StoreAccess>('StoreAccess')
export const OPENED_STORE = token<OpenedStore>('OpenedStore')
export const HEARTBEAT_LOG = token<Core.HeartbeatLog>('HeartbeatLog')
export const CATALOGUE = token<Core.Catalogue>('Catalogue')
export const ACTIVITY_LEDGER = token<Core.ActivityLedger>('ActivityLedger')
export const ACCOUNT_DIRECTORY = token<Core.AccountDirectory>('AccountDirectory')
export const API_KEY_RING = token<Core.ApiKeyRing>('ApiKeyRing')
export const SIGN_IN_LINKS = token<Core.SignInLinks>('SignInLinks')
export const INSTALLATION_SECRETS = token<Core.InstallationSecrets>('InstallationSecrets')
export const STORE_PROBE = token<Core.StoreProbe>('StoreProbe')

export const RECORD_HEARTBEATS = token<Core.RecordHeartbeats>('RecordHeartbeats')
export const LIST_HEARTBEATS = token<Core.ListHeartbeats>('ListHeartbeats')
export const DELETE_HEARTBEATS = token<Core.DeleteHeartbeats>('DeleteHeartbeats')
export const IMPORT_HEARTBEATS = token<Core.ImportHeartbeats>('ImportHeartbeats')
export const PAGE_HEARTBEATS = token<Core.PageHeartbeats>('PageHeartbeats')

export const SETTLE_FAILED = token<NonNullable<Core.AnalyticsDependencies['settleFailed']>>('SettleFailed')
export const SUMMARIZE_DAYS = token<Core.SummarizeDays>('SummarizeDays')
export const COMPUTE_STATS = token<Core.ComputeStats>('ComputeStats')
export const TOTAL_ALL_TIME = token<Core.TotalAllTime>('TotalAllTime')
export const LIST_DURATIONS = token<Core.ListDurations>('ListDurations')
export const EXPLAIN_TOTAL = token<Core.ExplainTotal>('ExplainTotal')
export const SETTLE_WAITING_DAYS = token<Core.SettleWaitingDays>('SettleWaitingDays')

export const OPEN_ACCOUNT = token<Core.OpenAccount>('OpenAccount')
export const FIND_ACCOUNT = token<Core.FindAccount>('FindAccount')
export const LIST_ACCOUNTS = token<Core.ListAccounts>('ListAccounts')
export const CHANGE_PREFERENCES = token<Core.ChangePreferences>('ChangePreferences')
export const ISSUE_API_KEY = token<Core.IssueApiKey>('IssueApiKey')
export const LIST_API_KEYS = token<Core.ListApiKeys>('ListApiKeys')
export const REVOKE_API_KEY = token<Core.RevokeApiKey>('RevokeApiKey')
export const AUTHENTICATE_KEY = token<Core.AuthenticateKey>('AuthenticateKey')
export const ISSUE_SIGN_IN_LINK = token<Core.IssueSignInLink>('IssueSignInLink')
export const REDEEM_SIGN_IN_LINK = token<Core.RedeemSignInLink>('RedeemSignInLink')

export const HTTP_LIMITS = token<HttpLimits>('HttpLimits')
export const TRUST_PROXY = token<boolean>('TrustProxy')
export const COOKIE_KEYS = token<ReadonlyArray<string>>('CookieKeys')
export const PAGES = token<ReadonlyArray<Koa.Middleware>>('Pages')
export const HTTP_APP = token<Koa>('HttpApp')
export const SETTLE_LOOP = token<SettleLoop>('SettleLoop')
