import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { Account, Preferences, UserId } from './account.js'
import type { AccountsUnavailable, AccountUnknown, UsernameTaken } from './account-directory.port.js'
import type { ApiKey } from './api-key-ring.port.js'

/** The username or a preference is not as `account.ts` says; `why` is for the person who typed it. */
export interface AccountInvalid { readonly _tag: 'AccountInvalid'; readonly field: string; readonly why: string }

/** What differs from the defaults: UTC, 15 minutes, all heartbeats, weeks from Monday, stats private. */
export interface NewAccount { readonly username: string; readonly preferences: Partial<Preferences> }

export type OpenAccount = (
  wanted: NewAccount,
) => TE.TaskEither<AccountsUnavailable | UsernameTaken | AccountInvalid, Account>

/** A key that was just made. `secret` is `waka_` and a UUIDv4; it is shown once and kept nowhere. */
export interface IssuedKey { readonly key: ApiKey; readonly secret: string }

export type IssueApiKey = (user: UserId, name: string) => TE.TaskEither<AccountsUnavailable, IssuedKey>
export type ListApiKeys = (user: UserId) => TE.TaskEither<AccountsUnavailable, ReadonlyArray<ApiKey>>
/** Says whether there was such a valid key of this user. */
export type RevokeApiKey = (user: UserId, id: string) => TE.TaskEither<AccountsUnavailable, boolean>

/** The account that a key signs in, with or without `waka_`, in any case; null when the key is malformed, unknown or revoked. */
export type AuthenticateKey = (secret: string) => TE.TaskEither<AccountsUnavailable, Account | null>

/** A token that signs a browser in once, within a quarter of an hour. */
export type IssueSignInLink = (user: UserId) => TE.TaskEither<AccountsUnavailable, { readonly token: string }>
export type RedeemSignInLink = (token: string) => TE.TaskEither<AccountsUnavailable, Account | null>

export type FindAccount = (name: { readonly id: UserId } | { readonly username: string }) => TE.TaskEither<AccountsUnavailable, Account | null>
export type ListAccounts = () => TE.TaskEither<AccountsUnavailable, ReadonlyArray<Account>>

export type ChangePreferences = (
  user: UserId,
  changes: Partial<Preferences>,
) => TE.TaskEither<AccountsUnavailable | AccountUnknown | AccountInvalid, Account>
