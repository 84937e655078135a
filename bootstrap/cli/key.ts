import { orRefuse, Refusal } from '../refusal.js'
import { wakatimeSettings } from '../server/banner.js'
import { originOf } from '../server/origin.js'
import { ISSUE_API_KEY, LIST_API_KEYS, REVOKE_API_KEY } from '../tokens.js'
import { withProduct } from './product.js'
import { dateOf, table } from './table.js'
import { accountNamed } from './who.js'

interface KeyOptions { readonly user?: string }

export const addKey = (name: string, { user }: KeyOptions): Promise<void> =>
  withProduct(async (container, config) => {
    const account = await accountNamed(container, user)
    const issueApiKey = await container.getAsync(ISSUE_API_KEY)
    const { secret } = await orRefuse(issueApiKey(account.id, name))
    console.log(`A new key of ${account.username}, shown this once. For ~/.wakatime.cfg:\n`)
    console.log(wakatimeSettings(originOf(config.host, config.port), secret).join('\n'))
  })

export const listKeys = ({ user }: KeyOptions): Promise<void> =>
  withProduct(async (container) => {
    const account = await accountNamed(container, user)
    const keys = await orRefuse((await container.getAsync(LIST_API_KEYS))(account.id))
    console.log(table(['id', 'name', 'since', 'revoked'], keys.map(({ id, name, createdAt, revokedAt }) =>
      [id, name, dateOf(createdAt), revokedAt === null ? '' : dateOf(revokedAt)])))
  })

export const revokeKey = (id: string, { user }: KeyOptions): Promise<void> =>
  withProduct(async (container) => {
    const account = await accountNamed(container, user)
    const revokeApiKey = await container.getAsync(REVOKE_API_KEY)
    if (!await orRefuse(revokeApiKey(account.id, id))) {
      throw new Refusal(`${account.username} has no valid key ${id}: \`codetime key list\` shows their ids`)
    }
    console.log(`Revoked ${id}: it opens nothing from now on.`)
  })
