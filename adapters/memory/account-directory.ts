import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Account, AccountDirectory, AccountUnknown, UserId, UsernameTaken } from '../../core/index.js'

const folded = (username: string): string => username.toLowerCase()

const oldestFirst = (a: Account, b: Account): number =>
  a.createdAt - b.createdAt || (folded(a.username) < folded(b.username) ? -1 : 1)

export const makeMemoryAccountDirectory = (): AccountDirectory => {
  const byId = new Map<UserId, Account>()
  const idByUsername = new Map<string, UserId>()

  return {
    add: (account) => async () => {
      const { username } = account
      if (idByUsername.has(folded(username))) return E.left<UsernameTaken>({ _tag: 'UsernameTaken', username })
      idByUsername.set(folded(username), account.id)
      byId.set(account.id, account)
      return E.right(undefined)
    },

    byId: (id) => TE.fromIO(() => byId.get(id) ?? null),

    byUsername: (username) =>
      TE.fromIO(() => {
        const id = idByUsername.get(folded(username))
        return (id === undefined ? undefined : byId.get(id)) ?? null
      }),

    setPreferences: (id, preferences) => async () => {
      const account = byId.get(id)
      if (account === undefined) return E.left<AccountUnknown>({ _tag: 'AccountUnknown', id })
      byId.set(id, { ...account, preferences })
      return E.right(undefined)
    },

    all: () => TE.fromIO(() => [...byId.values()].toSorted(oldestFirst)),
  }
}
