import { Argument, Command, Option } from 'commander'
import { productVersion } from '../version.js'
import type { ExportOptions } from './export.js'
import { addPreferenceOptions, type PreferenceOptions } from './preferences.js'

interface UserOption { readonly user?: string }

const forUser = (): Option => new Option('--user <name>', 'whose: the owner\'s when it is left out')

const addServe = (program: Command): void => {
  program.command('serve')
    .description('run the server; this is what happens without a command')
    .action(async () => (await import('./serve.js')).serve())
}

const addUserCommands = (program: Command): void => {
  const user = program.command('user').description('who has an account here')
  addPreferenceOptions(user.command('add').description('add a user').argument('<name>', 'letters, digits, - _ and ., at most 39'))
    .action(async (name: string, options: PreferenceOptions) => (await import('./user.js')).addUser(name, options))
  user.command('list').description('show all users').action(async () => (await import('./user.js')).listUsers())
  addPreferenceOptions(user.command('set').description('change how a user\'s time is counted and shown').argument('<name>'))
    .action(async (name: string, options: PreferenceOptions) => (await import('./user.js')).setUser(name, options))
  user.command('link').description('make a link that signs a browser in, once').argument('[name]', 'the owner when it is left out')
    .action(async (name?: string) => (await import('./user.js')).linkUser(name))
}

const addKeyCommands = (program: Command): void => {
  const key = program.command('key').description('the API keys with which plugins and tools sign in')
  key.command('add').description('make a key; it is shown this once').argument('[label]', 'what to call it', 'key').addOption(forUser())
    .action(async (label: string, options: UserOption) => (await import('./key.js')).addKey(label, options))
  key.command('list').description('show a user\'s keys, by their ids').addOption(forUser())
    .action(async (options: UserOption) => (await import('./key.js')).listKeys(options))
  key.command('revoke').description('make a key useless').argument('<id>', 'the id that `key list` shows').addOption(forUser())
    .action(async (id: string, options: UserOption) => (await import('./key.js')).revokeKey(id, options))
}

const addDataCommands = (program: Command): void => {
  program.command('import')
    .description('take the heartbeats of a WakaTime data dump, or of an export; what is here already is passed over')
    .addArgument(new Argument('<file>', 'a JSON file, or JSON Lines')).addOption(forUser())
    .action(async (file: string, options: UserOption) => (await import('./import.js')).importFile(file, options))
  program.command('export')
    .description('write all heartbeats of a user, oldest first').addOption(forUser())
    .addOption(new Option('--format <format>', 'JSON Lines, or a table').choices(['jsonl', 'csv']).default('jsonl'))
    .option('--output <file>', 'the file to write; - is standard output', '-')
    .action(async (options: ExportOptions) => (await import('./export.js')).exportHeartbeats(options))
}

/** Each command loads what it needs when it runs: `--help` answers at once. */
export const makeProgram = (): Command => {
  const program = new Command('codetime')
    .description('CodeTime Analytics: editor heartbeats in, correct coding time out.\nWhat can be configured: docs/configuration.md.')
    .version(productVersion())
    .showHelpAfterError('(--help shows what can be asked)')
    .showSuggestionAfterError()
  addServe(program)
  addUserCommands(program)
  addKeyCommands(program)
  addDataCommands(program)
  program.command('doctor')
    .description('say what was found: store, version, time zone, disk, port')
    .action(async () => (await import('./doctor.js')).doctor())
  return program
}
