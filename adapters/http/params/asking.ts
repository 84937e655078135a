import * as t from 'io-ts'
import { type Account, type Filter, MINUTE, type Policy, policyOf, type Zone } from '../../../core/index.js'
import { nameOf } from '../wakatime/text/labels.js'
import { FlagParam, NamesParam, TextParam, TimeoutParam, ZoneParam } from './params.js'

/** By what rule and in which zone; without them the user's own. */
export const policyParams = { timeout: TimeoutParam, writes_only: FlagParam, timezone: ZoneParam }

export const filterParams = { project: TextParam, branches: NamesParam }

const PolicyQuery = t.partial(policyParams)
const FilterQuery = t.partial(filterParams)

export interface Asking { readonly account: Account; readonly zone: Zone; readonly policy: Policy; readonly filter: Filter }

const policyFor = (account: Account, { timeout, writes_only }: t.TypeOf<typeof PolicyQuery>): Policy => {
  const own = policyOf(account)
  return {
    timeout: timeout === undefined ? own.timeout : timeout * MINUTE,
    writesOnly: writes_only ?? own.writesOnly,
  }
}

export const filterOf = ({ project, branches }: t.TypeOf<typeof FilterQuery>): Filter => ({
  ...(project !== undefined && { project: [nameOf('project', project)] }),
  ...(branches !== undefined && branches.length > 0 && { branch: branches.map((branch) => nameOf('branch', branch)) }),
})

/** What every question about a user's time has, from what the query says. */
export const askingOf = (
  account: Account,
  query: t.TypeOf<typeof PolicyQuery> & t.TypeOf<typeof FilterQuery>,
): Asking => ({
  account,
  zone: query.timezone ?? account.preferences.zone,
  policy: policyFor(account, query),
  filter: filterOf(query),
})
