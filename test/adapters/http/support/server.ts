import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import {
  type Account, type Instant, instant, type IssueSignInLink, makeAuthenticateKey, makeComputeStats, makeDeleteHeartbeats,
  makeExplainTotal, makeFindAccount, makeIssueSignInLink, makeListDurations, makeListHeartbeats, makeRecordHeartbeats,
  makeRedeemSignInLink, makeSummarizeDays, makeTotalAllTime, type Preferences, SECOND, type Store, type UserId,
} from '../../../../core/index.js'
import { DEFAULT_LIMITS, type HttpDependencies, makeHttpApp } from '../../../../adapters/http/index.js'
import { makeLinguistLanguages } from '../../../../adapters/linguist/index.js'
import { makeMemoryStore } from '../../../../adapters/memory/index.js'
import { newToken, newUuid, sha256 } from '../../../../adapters/system/index.js'
import { type Reply, send, type Sending } from './send.js'

/** The key in the captured requests. */
export const KEY = 'waka_11111111-2222-4333-8444-555555555555'
/** A minute after the last captured heartbeat: Sunday 2026-11-22T11:25:00Z or so. */
export const NOW: Instant = instant(1_795_346_700 * SECOND)

export interface LogLine { readonly level: 'info' | 'warn' | 'error'; readonly fields: Readonly<Record<string, unknown>>; readonly message: string }

export interface TestServer {
  readonly store: Store
  /** The owner of `KEY`. */
  readonly alice: Account
  readonly port: number
  /** What the server was made of. */
  readonly dependencies: HttpDependencies
  readonly logs: ReadonlyArray<LogLine>
  readonly issueSignInLink: IssueSignInLink
  readonly setNow: (now: Instant) => void
  readonly ask: (sending: Sending) => Promise<Reply>
  /** With `KEY`, unless other headers are given. */
  readonly get: (path: string, headers?: Readonly<Record<string, string>>) => Promise<Reply>
  readonly post: (path: string, body: unknown, headers?: Readonly<Record<string, string>>) => Promise<Reply>
  readonly addUser: (username: string, key: string, preferences?: Partial<Preferences>) => Promise<Account>
  readonly close: () => Promise<void>
}

export const right = async <Failure, Value>(effect: TE.TaskEither<Failure, Value>): Promise<Value> => {
  const outcome = await effect()
  if (E.isLeft(outcome)) throw new Error(`Unexpected failure: ${JSON.stringify(outcome.left)}`)
  return outcome.right
}

const PREFERENCES: Preferences = {
  zone: 'UTC' as Preferences['zone'], timeoutMinutes: 15, writesOnly: false, weekStart: 1, publicStats: false,
}

export const basic = (key = KEY): Readonly<Record<string, string>> => ({ authorization: `Basic ${Buffer.from(key).toString('base64')}` })

/** A server on a socket of its own, over a store without users, with `alice` and her key; parts may be replaced. */
export const startServer = async (
  replaced: Partial<HttpDependencies> = {},
  languages = makeLinguistLanguages(),
  store: Store = makeMemoryStore(),
): Promise<TestServer> => {
  const logs: Array<LogLine> = []
  let now = NOW
  const clock = (): Instant => now
  const { log, ledger, accounts, apiKeys, signInLinks, catalogue, probe } = store
  const analytics = { log, ledger, languages, clock }
  const logAt = (level: LogLine['level']) => (fields: LogLine['fields'], message: string): void => { logs.push({ level, fields, message }) }

  const addUser: TestServer['addUser'] = async (username, key, preferences = {}) => {
    const account: Account = {
      id: newUuid() as UserId, username, preferences: { ...PREFERENCES, ...preferences }, createdAt: instant(NOW - 1_000 * SECOND),
    }
    await right(accounts.add(account))
    const digest = sha256(key.replace(/^waka_/, ''))
    await right(apiKeys.add({ id: newUuid(), user: account.id, digest, name: 'test', createdAt: NOW, revokedAt: null }))
    return account
  }

  const dependencies: HttpDependencies = {
    recordHeartbeats: makeRecordHeartbeats({ log, languages, clock }),
    listHeartbeats: makeListHeartbeats({ log }),
    deleteHeartbeats: makeDeleteHeartbeats({ log }),
    summarizeDays: makeSummarizeDays(analytics),
    computeStats: makeComputeStats(analytics),
    totalAllTime: makeTotalAllTime(analytics),
    listDurations: makeListDurations(analytics),
    explainTotal: makeExplainTotal(analytics),
    authenticateKey: makeAuthenticateKey({ accounts, apiKeys, sha256 }),
    redeemSignInLink: makeRedeemSignInLink({ accounts, signInLinks, sha256, clock }),
    findAccount: makeFindAccount({ accounts }),
    catalogue,
    probe,
    clock,
    languages,
    version: '1.2.3',
    cookieKeys: ['a secret for tests'],
    logger: { info: logAt('info'), warn: logAt('warn'), error: logAt('error') },
    limits: DEFAULT_LIMITS,
    trustProxy: false,
    pages: [],
    ...replaced,
  }
  const alice = await addUser('alice', KEY)
  const server = makeHttpApp(dependencies).listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo

  return {
    store,
    alice,
    port,
    dependencies,
    logs,
    issueSignInLink: makeIssueSignInLink({ signInLinks, newToken, sha256, clock }),
    setNow: (at) => { now = at },
    ask: (sending) => send(port, sending),
    get: (path, headers = basic()) => send(port, { path, headers }),
    post: (path, body, headers = basic()) => send(port, { method: 'POST', path, headers, body: JSON.stringify(body) }),
    addUser,
    close: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
