import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Account, Preferences, UserId } from './account.js'

/** Accounts could not be read or written. Retrying later may work; nothing may be assumed written. */
export interface AccountsUnavailable { readonly _tag: 'AccountsUnavailable'; readonly cause: unknown }

/** Somebody already has this username, in whatever case. */
export interface UsernameTaken { readonly _tag: 'UsernameTaken'; readonly username: string }

/** No account has this id. */
export interface AccountUnknown { readonly _tag: 'AccountUnknown'; readonly id: UserId }

/** Who has an account here. Proven by `test/contracts/account-directory.contract.ts`. */
export interface AccountDirectory {
  /** Adds the account. Of several added at once under one username exactly one succeeds. */
  readonly add: (account: Account) => TE.TaskEither<AccountsUnavailable | UsernameTaken, void>
  /** Unknown id: null, not an error. */
  readonly byId: (id: UserId) => TE.TaskEither<AccountsUnavailable, Account | null>
  /** Found without regard to case. Unknown username: null, not an error. */
  readonly byUsername: (username: string) => TE.TaskEither<AccountsUnavailable, Account | null>
  /** Replaces the preferences whole; what is acknowledged is in the very next answer. */
  readonly setPreferences: (id: UserId, preferences: Preferences) => TE.TaskEither<AccountsUnavailable | AccountUnknown, void>
  /** Every account, oldest first, then by username. */
  readonly all: () => TE.TaskEither<AccountsUnavailable, ReadonlyArray<Account>>
}
