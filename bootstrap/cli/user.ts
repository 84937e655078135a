import { orRefuse, Refusal } from '../refusal.js'
import { originOf } from '../server/origin.js'
import { signInLink } from '../server/banner.js'
import { CHANGE_PREFERENCES, ISSUE_SIGN_IN_LINK, LIST_ACCOUNTS, OPEN_ACCOUNT } from '../tokens.js'
import { inWords, type PreferenceOptions, preferencesOf } from './preferences.js'
import { withProduct } from './product.js'
import { dateOf, table } from './table.js'
import { accountNamed } from './who.js'

export const addUser = (username: string, options: PreferenceOptions): Promise<void> =>
  withProduct(async (container) => {
    const openAccount = await container.getAsync(OPEN_ACCOUNT)
    const account = await orRefuse(openAccount({ username, preferences: preferencesOf(options) }))
    console.log(`Added ${account.username} (${inWords(account.preferences)}).`)
    console.log(`\`codetime key add --user ${account.username}\` makes a key, \`codetime user link ${account.username}\` a sign-in link.`)
  })

export const listUsers = (): Promise<void> =>
  withProduct(async (container) => {
    const accounts = await orRefuse((await container.getAsync(LIST_ACCOUNTS))())
    console.log(table(['user', 'since', 'preferences'], accounts.map(({ username, createdAt, preferences }) =>
      [username, dateOf(createdAt), inWords(preferences)])))
  })

export const setUser = (username: string, options: PreferenceOptions): Promise<void> =>
  withProduct(async (container) => {
    const changes = preferencesOf(options)
    if (Object.keys(changes).length === 0) throw new Refusal('nothing to set: `codetime user set --help` shows what can be')
    const { id } = await accountNamed(container, username)
    const changePreferences = await container.getAsync(CHANGE_PREFERENCES)
    const account = await orRefuse(changePreferences(id, changes))
    console.log(`${account.username}: ${inWords(account.preferences)}`)
  })

export const linkUser = (username: string | undefined): Promise<void> =>
  withProduct(async (container, config) => {
    const account = await accountNamed(container, username)
    const issueSignInLink = await container.getAsync(ISSUE_SIGN_IN_LINK)
    const { token } = await orRefuse(issueSignInLink(account.id))
    console.log(`Signs ${account.username} in, once, within 15 minutes:`)
    console.log(signInLink(originOf(config.host, config.port), token))
  })
