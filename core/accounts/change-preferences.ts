import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Account, Preferences, UserId } from './account.js'
import type { AccountDirectory, AccountUnknown } from './account-directory.port.js'
import { readPreferences } from './account-rules.js'
import type { AccountInvalid, ChangePreferences } from './use-cases.js'

const changed = (account: Account, changes: Partial<Preferences>): E.Either<AccountInvalid, Account> =>
  pipe(readPreferences({ ...account.preferences, ...changes }), E.map((preferences) => ({ ...account, preferences })))

export const makeChangePreferences = ({ accounts }: { readonly accounts: AccountDirectory }): ChangePreferences => {
  const known = (id: UserId) =>
    pipe(
      accounts.byId(id),
      TE.flatMap((account) => (account === null ? TE.left<AccountUnknown>({ _tag: 'AccountUnknown', id }) : TE.right(account))),
    )

  return (user, changes) =>
    pipe(
      known(user),
      TE.flatMap((account) => TE.fromEither(changed(account, changes))),
      TE.tap(({ id, preferences }) => accounts.setPreferences(id, preferences)),
    )
}
