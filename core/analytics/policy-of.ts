import type { Account } from '../accounts/account.js'
import type { Policy } from '../coding-time/policy.js'
import { MINUTE } from '../shared/instant.js'

/** The user's own policy: the one under which their days are settled. */
export const policyOf = ({ preferences }: Account): Policy => ({
  timeout: preferences.timeoutMinutes * MINUTE, writesOnly: preferences.writesOnly,
})
