import type { AccountsUnavailable } from '../../../core/index.js'
import type { DatabaseError } from '../sql.js'

export const accountsUnavailable = (cause: DatabaseError): AccountsUnavailable => ({ _tag: 'AccountsUnavailable', cause })
