import type { Container } from 'inversify'
import type { Account } from '../../core/index.js'
import { orRefuse, Refusal } from '../refusal.js'
import { FIND_ACCOUNT, LIST_ACCOUNTS } from '../tokens.js'

/** The account of this username; the owner's, which is the oldest, when none is named. */
export const accountNamed = async (container: Container, username: string | undefined): Promise<Account> => {
  if (username === undefined) {
    const [owner] = await orRefuse((await container.getAsync(LIST_ACCOUNTS))())
    if (owner === undefined) throw new Refusal('there is no user yet: start the server once, or make one with `codetime user add NAME`')
    return owner
  }
  const found = await orRefuse((await container.getAsync(FIND_ACCOUNT))({ username }))
  if (found === null) throw new Refusal(`there is no user ${username}: \`codetime user list\` shows all`)
  return found
}
