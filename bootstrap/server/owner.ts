import { userInfo } from 'node:os'
import * as E from 'fp-ts/lib/Either.js'
import type {
  Account, InstallationSecrets, IssueApiKey, IssueSignInLink, ListAccounts, OpenAccount, UserId, Zone,
} from '../../core/index.js'
import { readUsername, readZone, UTC } from '../../core/index.js'
import { orRefuse } from '../refusal.js'

/** What the owner is told once, when the account is made. */
export interface Welcome {
  readonly username: string
  readonly apiKey: string
  readonly signInToken: string
}

export interface OwnerDependencies {
  readonly listAccounts: ListAccounts
  readonly secrets: InstallationSecrets
  readonly openAccount: OpenAccount
  readonly issueApiKey: IssueApiKey
  readonly issueSignInLink: IssueSignInLink
}

const LONGEST_USERNAME = 39

/** The name of the operating system's user, made into a username; `owner` when it cannot be one. */
export const usernameFrom = (systemName: string): string => {
  const username = systemName.replaceAll(/[^A-Za-z0-9._-]+/g, '-').replace(/^[^A-Za-z0-9]+/, '').slice(0, LONGEST_USERNAME)
  return E.isRight(readUsername(username)) ? username : 'owner'
}

const systemUsername = (): string => {
  try {
    return usernameFrom(userInfo().username)
  } catch {
    return 'owner'
  }
}

const systemZone = (): Zone => readZone(Intl.DateTimeFormat().resolvedOptions().timeZone) ?? UTC

const welcome = async (owner: Account, { issueApiKey, issueSignInLink }: OwnerDependencies): Promise<Welcome> => {
  const user: UserId = owner.id
  const { secret } = await orRefuse(issueApiKey(user, 'first key'))
  const { token } = await orRefuse(issueSignInLink(user))
  return { username: owner.username, apiKey: secret, signInToken: token }
}

/**
 * Opens the owner's account where there is no account at all; null where there is one. Of servers that start at once on one
 * database, one does: the database settles the username first, so all of them ask for the same account.
 */
export const welcomeOwner = async (dependencies: OwnerDependencies): Promise<Welcome | null> => {
  if ((await orRefuse(dependencies.listAccounts())).length > 0) return null
  const username = await orRefuse(dependencies.secrets.obtain('owner', systemUsername()))
  const opened = await dependencies.openAccount({ username, preferences: { zone: systemZone() } })()
  if (E.isLeft(opened) && opened.left._tag === 'UsernameTaken') return null
  return welcome(await orRefuse(async () => opened), dependencies)
}
