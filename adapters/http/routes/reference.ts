import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { type Clock, EDITORS, isoOf, type Languages } from '../../../core/index.js'
import { created, ok } from '../api/answer.js'
import { openRoute, type Route } from '../api/route.js'
import type { HttpDependencies, HttpLogger } from '../dependencies.js'
import { jsonBody } from '../request/json-body.js'
import { dataOf, integer, orNull } from '../wakatime/codecs.js'
import { namedId } from '../wakatime/text/named-id.js'

type Dependencies = Pick<HttpDependencies, 'languages' | 'clock' | 'version' | 'logger'>

const EditorCodec = t.strict({
  id: t.string,
  name: t.string,
  color: t.null,
  website: t.null,
  repository: t.null,
  version: t.null,
  version_url: t.null,
  history_url: t.null,
  released: t.boolean,
  hidden: t.boolean,
}, 'Editor')

const unknownOfEditor = { color: null, website: null, repository: null, version: null, version_url: null, history_url: null }

const editors = (): Route => {
  const names = [...new Set(EDITORS.values())].sort((a, b) => a.localeCompare(b))
  const data = names.map((name) => ({ id: namedId('', 'editor', name), name, ...unknownOfEditor, released: true, hidden: false }))
  return openRoute({
    method: 'GET',
    path: '/editors',
    operation: 'listEditors',
    tag: 'Reference',
    summary: 'The editors that are known by name. A heartbeat of any other is taken just as well.',
    access: 'anybody',
    answers: { 200: dataOf(t.array(EditorCodec)) },
    handle: () => TE.right(ok({ data })),
  })
}

const LanguageCodec = t.strict({
  id: t.string, name: t.string, color: orNull(t.string), is_verified: t.boolean, created_at: t.null, modified_at: t.null,
}, 'ProgramLanguage')

const programLanguages = (languages: Languages): Route => {
  const data = languages.all().map(({ name, color }) => ({
    id: namedId('', 'language', name), name, color, is_verified: true, created_at: null, modified_at: null,
  }))
  return openRoute({
    method: 'GET',
    path: '/program_languages',
    operation: 'listLanguages',
    tag: 'Reference',
    summary: 'The languages that are known by name, with their colours.',
    access: 'anybody',
    answers: { 200: t.strict({ data: t.array(LanguageCodec), total: integer, total_pages: integer }) },
    handle: () => TE.right(ok({ data, total: data.length, total_pages: 1 })),
  })
}

const Addresses = t.array(t.string)

const MetaCodec = dataOf(t.strict({
  ips: t.strict({ api: Addresses, website: Addresses, worker: Addresses }),
  ip_descriptions: t.record(t.string, t.string),
  last_modified_at: t.string,
  version: t.string,
}, 'Meta'))

const meta = (version: string, clock: Clock): Route => {
  const last_modified_at = isoOf(clock())
  return openRoute({
    method: 'GET',
    path: '/meta',
    operation: 'meta',
    tag: 'Reference',
    summary: 'About this server. It keeps no list of its addresses.',
    access: 'anybody',
    answers: { 200: MetaCodec },
    handle: () => TE.right(ok({ data: { ips: { api: [], website: [], worker: [] }, ip_descriptions: {}, last_modified_at, version } })),
  })
}

const Report = t.partial({
  architecture: t.unknown, cli_version: t.unknown, is_panic: t.unknown, platform: t.unknown, plugin: t.unknown,
}, 'ClientReport')

const short = (value: unknown): string | null =>
  typeof value === 'string' || typeof value === 'boolean' ? String(value).slice(0, 200) : null

/** Of a crash report only what cannot hold a secret is kept: its logs may hold the client's configuration. */
const pluginErrors = (logger: HttpLogger): Route =>
  openRoute({
    method: 'POST',
    path: '/plugins/errors',
    operation: 'reportClientError',
    tag: 'Reference',
    summary: 'Takes a crash report of a client. It is written to the log without its own logs.',
    access: 'anybody',
    body: jsonBody(Report),
    answers: { 201: dataOf(t.strict({})) },
    handle: ({ body: { architecture, cli_version, is_panic, platform, plugin } }) =>
      pipe(
        TE.fromIO(() => logger.warn({
          event: 'client_error',
          architecture: short(architecture),
          cli: short(cli_version),
          panic: short(is_panic),
          platform: short(platform),
          plugin: short(plugin),
        }, 'a client reported an error of its own')),
        TE.map(() => created({ data: {} })),
      ),
  })

export const referenceRoutes = ({ languages, clock, version, logger }: Dependencies): ReadonlyArray<Route> => [
  editors(), programLanguages(languages), meta(version, clock), pluginErrors(logger),
]
