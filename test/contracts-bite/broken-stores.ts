import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { makeMemoryStore } from '../../adapters/memory/index.js'
import { type Account, later, type SignInLink, type Store, type UserId } from '../../core/index.js'
import {
  accountDirectoryContract, activityLedgerContract, apiKeyRingContract, catalogueContract, heartbeatLogContract, installationSecretsContract,
  signInLinksContract, storeProbeContract,
} from '../contracts/index.js'
import { ALWAYS } from '../contracts/samples.js'

/** A store that is wrong in one way, and the test of its contract that must say so. */
export interface BrokenStore {
  readonly what: string
  readonly contract: (store: Store) => void
  readonly store: () => Store
  readonly caughtBy: string
}

const giving = <A>(value: A) => ({ make: async () => value })

const CONTRACTS = {
  log: ({ log }: Store) => heartbeatLogContract('broken', giving(log)),
  catalogue: (store: Store) => catalogueContract('broken', giving(store)),
  ledger: (store: Store) => activityLedgerContract('broken', giving(store)),
  accounts: ({ accounts }: Store) => accountDirectoryContract('broken', giving(accounts)),
  apiKeys: ({ apiKeys }: Store) => apiKeyRingContract('broken', giving(apiKeys)),
  signInLinks: ({ signInLinks }: Store) => signInLinksContract('broken', giving(signInLinks)),
  secrets: ({ secrets }: Store) => installationSecretsContract('broken', giving(secrets)),
  probe: (store: Store) => storeProbeContract('broken', giving(store)),
} satisfies Record<keyof Store, (store: Store) => void>

const broken = <Port extends keyof Store>(
  port: Port,
  what: string,
  caughtBy: string,
  breakIt: (port: Store[Port], store: Store) => Partial<Store[Port]>,
): BrokenStore => ({
  what,
  contract: CONTRACTS[port],
  caughtBy,
  store: () => {
    const store = makeMemoryStore()
    return { ...store, [port]: { ...store[port], ...breakIt(store[port], store) } }
  },
})

/** Lets others run, as a question to a server would. */
const meanwhile = (): Promise<void> => new Promise((resolve) => { setImmediate(resolve) })

/** Starts at once instead of when it is run. */
const eager = <L, A>(asked: TE.TaskEither<L, A>): TE.TaskEither<L, A> => {
  const answer = asked()
  return () => answer
}

const hasNul = ({ entity }: { readonly entity: string }): boolean => entity.includes('\u0000')

const looksBeforeItAdds = (): Store['accounts']['add'] => {
  const taken = new Set<string>()
  return (account: Account) => async () => {
    const { username } = account
    const isTaken = taken.has(username.toLowerCase())
    await meanwhile()
    taken.add(username.toLowerCase())
    return isTaken ? E.left({ _tag: 'UsernameTaken', username }) : E.right(undefined)
  }
}

const looksBeforeItKeeps = (): Store['secrets']['obtain'] => {
  const held = new Map<string, string>()
  return (name, candidate) => async () => {
    const secret = held.get(name) ?? candidate
    await meanwhile()
    held.set(name, secret)
    return E.right(secret)
  }
}

const looksBeforeItRedeems = (): Store['signInLinks'] => {
  const held = new Map<string, SignInLink>()
  return {
    issue: (link) => TE.fromIO(() => void held.set(link.digest, link)),
    redeem: (digest, now) => async () => {
      const link = held.get(digest)
      await meanwhile()
      held.delete(digest)
      return E.right(link !== undefined && now < link.expiresAt ? link.user : null)
    },
  }
}

export const BROKEN_STORES: ReadonlyArray<BrokenStore> = [
  broken('log', 'a log that works before it is run', 'does nothing until it is run', (log) => ({ append: (batch) => eager(log.append(batch)) })),
  broken('log', 'a log that includes `to`', 'includes `from` and excludes `to`, to the microsecond', (log) => ({
    within: (user, { from, to }) => log.within(user, { from, to: later(to, 1) }),
  })),
  broken('log', 'a log that excludes `from`', 'includes `from` and excludes `to`, to the microsecond', (log) => ({
    within: (user, { from, to }) => log.within(user, { from: later(from, 1), to }),
  })),
  broken('log', 'a log that calls duplicates new', 'skips a heartbeat it already holds, so a retry is safe', (log) => ({
    append: (batch) => pipe(log.append(batch), TE.map(({ fresh }) => ({ fresh: fresh.map(() => true) }))),
  })),
  broken('log', 'a log that keeps the last of equal ones', 'keeps the first stored when a later one has the same key', (log) => ({
    append: (batch) => pipe(log.append(batch), TE.tap(() => pipe(log.remove(batch), TE.flatMap(() => log.append(batch))))),
  })),
  broken('log', 'a log that stores half of a batch it refuses', 'holds a batch whole or not at all, and never harms the batch beside it', (log) => ({
    append: (batch) => (batch.some(hasNul)
      ? pipe(log.append(batch.slice(0, 1)), TE.flatMap(() => TE.left({ _tag: 'LogUnavailable' as const, cause: 'NUL' })))
      : log.append(batch)),
  })),
  broken('log', 'a log whose page begins at its position', 'walks through everything once, in order, whatever the size of a page', (log) => ({
    page: (user, after, limit) => pipe(log.within(user, { ...ALWAYS, from: after?.instant ?? ALWAYS.from }), TE.map((all) => all.slice(0, limit))),
  })),
  broken('log', 'a log that knows nothing at the instant itself', 'looks at heartbeats up to and at the instant, and at none after it', (log) => ({
    lastKnown: (user, upTo) => log.lastKnown(user, later(upTo, -1)),
  })),
  broken('log', 'a log that counts keys instead of heartbeats', 'removes what it holds, answers how many, and passes over the rest', (log) => ({
    remove: (keys) => pipe(log.remove(keys), TE.map(() => keys.length)),
  })),
  broken('catalogue', 'a catalogue of machines for projects', 'keeps projects, machines and user agents apart', ({ machines }) => ({ projects: machines })),
  broken('catalogue', 'a catalogue in the order of names', 'orders by the last sight, latest first, then by name as code points compare', ({ projects }) => ({
    projects: (user) => pipe(projects(user), TE.map((all) => all.toSorted((a, b) => a.name.localeCompare(b.name)))),
  })),
  broken('ledger', 'a ledger that never hears of heartbeats', 'holds the day of an acknowledged heartbeat stale, and its neighbours settled', () => makeMemoryStore().ledger),
  broken('ledger', 'a ledger that asks for no ticket', 'leaves a day stale that was marked again since its ticket was given', (ledger) => ({
    settle: (user, days, policy) => pipe(
      ledger.recall(user, { first: days[0]!.activity.day, last: days.at(-1)!.activity.day }, policy),
      TE.flatMap(({ stale }) => ledger.settle(user, days.map((one, at) => ({ ...one, ticket: stale[at]?.ticket ?? one.ticket })), policy)),
    ),
  })),
  broken('ledger', 'a ledger for which all policies are one', 'holds a day stale that was settled under another policy, and keeps one entry a day', (ledger) => ({
    recall: (user, days) => ledger.recall(user, days, { timeout: 1, writesOnly: false }),
    settle: (user, settled) => ledger.settle(user, settled, { timeout: 1, writesOnly: false }),
  })),
  broken('ledger', 'a ledger that leaves the last day out', 'answers the days asked for, both ends inside, in order', (ledger) => ({
    recall: (user, { first, last }, policy) => ledger.recall(user, { first, last: last - 1 as typeof last }, policy),
  })),
  broken('ledger', 'a ledger whose latest wait comes first', 'lists stale days of any users, those waiting longest first, until they are settled', (ledger) => ({
    waiting: (limit) => pipe(ledger.waiting(limit), TE.map((days) => days.toReversed())),
  })),
  broken('accounts', 'a directory that minds the case', 'finds a username without regard to case, and shows it as it was given', (accounts) => ({
    byUsername: (name) => pipe(accounts.byUsername(name), TE.map((account) => (account?.username === name ? account : null))),
  })),
  broken('accounts', 'a directory that looks before it adds', 'lets exactly one of several succeed that are added at once under one username', () => ({ add: looksBeforeItAdds() })),
  broken('apiKeys', 'a ring on which revoked keys are valid', 'revokes a key once, keeps the first moment, and leaves the others valid', ({ revoke }) => ({
    revoke: (user, id, at) => (revoke(user, '', at)),
  })),
  broken('apiKeys', 'a ring on which anybody may revoke', 'never touches the key of another user', (ring) => {
    const owners = new Map<string, UserId>()
    return {
      add: (key) => pipe(ring.add(key), TE.tap(() => TE.right(owners.set(key.id, key.user)))),
      revoke: (user, id, at) => ring.revoke(owners.get(id) ?? user, id, at),
    }
  }),
  broken('signInLinks', 'links that do not expire', 'takes a link no more when it expires', ({ redeem }) => ({
    redeem: (digest) => redeem(digest, ALWAYS.from),
  })),
  broken('signInLinks', 'links that are read before they are used up', 'lets one of several win that redeem at once', looksBeforeItRedeems),
  broken('secrets', 'secrets that are looked for before they are kept', 'gives all the same one when several ask at once', () => ({ obtain: looksBeforeItKeeps() })),
  broken('probe', 'a probe that counts nothing', 'counts the heartbeats in the store', ({ facts }) => ({
    facts: () => pipe(facts(), TE.map((found) => ({ ...found, heartbeats: 0 }))),
  })),
]
