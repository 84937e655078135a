import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Clock, NewToken, Sha256 } from '../shared/clock.port.js'
import { later, type Microseconds, MINUTE } from '../shared/instant.js'
import type { AccountDirectory } from './account-directory.port.js'
import type { SignInLinks } from './sign-in-links.port.js'
import type { IssueSignInLink, RedeemSignInLink } from './use-cases.js'

/** How long a sign-in link may be used. */
export const SIGN_IN_LINK_LIFE: Microseconds = 15 * MINUTE

interface IssueDependencies {
  readonly signInLinks: SignInLinks
  readonly newToken: NewToken
  readonly sha256: Sha256
  readonly clock: Clock
}

export const makeIssueSignInLink =
  ({ signInLinks, newToken, sha256, clock }: IssueDependencies): IssueSignInLink =>
  (user) =>
    pipe(
      TE.fromIO(() => ({ token: newToken(), expiresAt: later(clock(), SIGN_IN_LINK_LIFE) })),
      TE.tap(({ token, expiresAt }) => signInLinks.issue({ digest: sha256(token), user, expiresAt })),
      TE.map(({ token }) => ({ token })),
    )

interface RedeemDependencies {
  readonly accounts: AccountDirectory
  readonly signInLinks: SignInLinks
  readonly sha256: Sha256
  readonly clock: Clock
}

export const makeRedeemSignInLink =
  ({ accounts, signInLinks, sha256, clock }: RedeemDependencies): RedeemSignInLink =>
  (token) =>
    pipe(
      TE.fromIO(clock),
      TE.flatMap((now) => signInLinks.redeem(sha256(token), now)),
      TE.flatMap((user) => (user === null ? TE.right(null) : accounts.byId(user))),
    )
