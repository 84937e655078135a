import type { SettingName } from '../config/settings.js'
import type { Welcome } from './owner.js'

/** The link that signs a browser in, once. */
export const signInLink = (origin: string, token: string): string => `${origin}/sign-in?token=${token}`

export const wakatimeSettings = (origin: string, apiKey: string): ReadonlyArray<string> => [
  '[settings]',
  `api_url = ${origin}/api/v1`,
  `api_key = ${apiKey}`,
]

const indented = (lines: ReadonlyArray<string>): ReadonlyArray<string> => lines.map((line) => `    ${line}`)

const introduction = (origin: string, { username, apiKey, signInToken }: Welcome): ReadonlyArray<string> => [
  '',
  `This is the first start: ${username} is the owner's account. Its API key is shown this once:`,
  '',
  ...indented([apiKey]),
  '',
  'Put these lines into ~/.wakatime.cfg, and the WakaTime plugin of any editor reports here:',
  '',
  ...indented(wakatimeSettings(origin, apiKey)),
  '',
  'Open this link to sign in; it works once, within 15 minutes (`npx codetime user link` makes another):',
  '',
  ...indented([signInLink(origin, signInToken)]),
  '',
]

const notUsed = (unused: ReadonlyArray<SettingName>): ReadonlyArray<string> =>
  unused.length === 0 ? [] : [`This version does not use ${unused.join(', ')} yet.`]

/** What a server says when it is ready. */
export const banner = (facts: {
  readonly origin: string
  readonly notices: ReadonlyArray<string>
  readonly unused: ReadonlyArray<SettingName>
  readonly welcome: Welcome | null
}): string =>
  [
    ...notUsed(facts.unused),
    ...facts.notices,
    `CodeTime Analytics is at ${facts.origin}`,
    ...(facts.welcome === null ? [] : introduction(facts.origin, facts.welcome)),
  ].join('\n')
