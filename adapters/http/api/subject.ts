import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Account, FindAccount, UserId } from '../../../core/index.js'
import { type Failure, notFound, unauthorized } from './failure.js'
import type { Access } from './route.js'

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

const isNamed = (account: Account, name: string): boolean =>
  account.id === name.toLowerCase() || account.username.toLowerCase() === name.replace(/^@/, '').toLowerCase()

const findPublic = (findAccount: FindAccount, name: string): TE.TaskEither<Failure, Account> =>
  pipe(
    findAccount(UUID.test(name) ? { id: name.toLowerCase() as UserId } : { username: name.replace(/^@/, '') }),
    TE.flatMap((account) => (account?.preferences.publicStats === true ? TE.right(account) : TE.left<Failure>(notFound('user')))),
  )

/**
 * Whose data the path names, for this asker. Somebody else who is private and somebody who does not exist get the same answer, and
 * where a route is never public nobody else is even looked up.
 */
export const subjectOf = (
  findAccount: FindAccount,
  access: Access,
  name: string,
  asker: Account | null,
): TE.TaskEither<Failure, Account> => {
  if (name === 'current') return asker === null ? TE.left(unauthorized) : TE.right(asker)
  if (asker !== null && isNamed(asker, name)) return TE.right(asker)
  if (access === 'own or public') return findPublic(findAccount, name)
  return TE.left(asker === null ? unauthorized : notFound('user'))
}
