import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Clock, NewUuid } from '../shared/clock.port.js'
import type { Account, UserId } from './account.js'
import type { AccountDirectory } from './account-directory.port.js'
import { DEFAULT_PREFERENCES, readPreferences, readUsername } from './account-rules.js'
import type { AccountInvalid, NewAccount, OpenAccount } from './use-cases.js'

interface Dependencies { readonly accounts: AccountDirectory; readonly newUuid: NewUuid; readonly clock: Clock }

export const makeOpenAccount = ({ accounts, newUuid, clock }: Dependencies): OpenAccount => {
  const drawUp = (wanted: NewAccount): E.Either<AccountInvalid, Account> =>
    pipe(
      readUsername(wanted.username),
      E.flatMap((username) => pipe(
        readPreferences({ ...DEFAULT_PREFERENCES, ...wanted.preferences }),
        E.map((preferences) => ({ id: newUuid() as UserId, username, preferences, createdAt: clock() })),
      )),
    )

  return (wanted) =>
    pipe(
      TE.fromIO(() => drawUp(wanted)),
      TE.flatMap((account) => TE.fromEither(account)),
      TE.tap(accounts.add),
    )
}
