import { descriptions, expectedOf, type SettingName, settingNames } from './settings.js'

const notesOf = (name: SettingName): string =>
  [
    descriptions[name].meaning,
    ...(descriptions[name].secret === true ? ['May hold a password, so its value is never shown.'] : []),
    ...(descriptions[name].reserved === true ? ['Checked, but not used by this version.'] : []),
  ].join(' ')

const rowOf = (name: SettingName): string =>
  `| \`${name}\` | ${notesOf(name)} | ${expectedOf(name)} | ${descriptions[name].fallback} |`

const introduction = `# Configuration

<!-- Written by \`npm run docs\` from bootstrap/config/settings.ts: change it there. -->

Nothing has to be set. What may be is read from the environment, and from a JSON file when \`CODETIME_CONFIG\` names one; the
environment counts more. A setting that is empty counts as not set. Every mistake is told at once, by name, and the server does not
start with any; a misspelt \`CODETIME_…\` name is a mistake too.
`

/** `docs/configuration.md`, made from the codec that reads the configuration. */
export const configurationDocument = (): string =>
  [
    introduction,
    '| name | what it is for | expected | when it is not set |',
    '| --- | --- | --- | --- |',
    ...settingNames.map(rowOf),
    '',
  ].join('\n')
