import type { AccountDirectory } from './account-directory.port.js'
import type { FindAccount, ListAccounts } from './use-cases.js'

interface Dependencies { readonly accounts: AccountDirectory }

export const makeFindAccount = ({ accounts }: Dependencies): FindAccount =>
  (name) => ('id' in name ? accounts.byId(name.id) : accounts.byUsername(name.username))

export const makeListAccounts = ({ accounts }: Dependencies): ListAccounts => () => accounts.all()
