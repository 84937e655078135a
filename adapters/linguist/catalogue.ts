import { ADDED, ALSO_KNOWN_AS, PREFERRED } from './preferences.js'

/** What is read of a language of the `linguist-languages` package. */
export interface LinguistLanguage {
  readonly name: string
  readonly type: string
  readonly color?: string
  readonly aliases?: ReadonlyArray<string>
  readonly extensions?: ReadonlyArray<string>
  readonly filenames?: ReadonlyArray<string>
}

/** Everything the adapter looks up, small enough to be read at every start: `catalogue.json`. */
export interface LanguageCatalogue {
  /** Names and colours, by name. */
  readonly colors: Readonly<Record<string, string | null>>
  /** Other names in lower case, and the language they mean. */
  readonly aliases: Readonly<Record<string, string>>
  readonly extensions: Readonly<Record<string, string>>
  readonly filenames: Readonly<Record<string, string>>
}

/** Settles who owns each name, extension and file name. The order of the languages does not matter. */
export const makeCatalogue = (languages: ReadonlyArray<LinguistLanguage>): LanguageCatalogue => {
  const sorted = [...languages, ...ADDED.map((added) => likeIts(added, languages))].sort((a, b) => compare(a.name, b.name))
  const aliases = sorted.flatMap(({ name, aliases = [] }) => aliases.map((alias): Entry => [alias.toLowerCase(), name]))
  return {
    colors: Object.fromEntries(sorted.map(({ name, color }) => [name, color ?? null])),
    aliases: inOrder([...aliases, ...Object.entries(ALSO_KNOWN_AS)]),
    extensions: owners(sorted, ({ extensions = [] }) => extensions),
    filenames: owners(sorted, ({ filenames = [] }) => filenames),
  }
}

type Entry = readonly [key: string, name: string]

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

const inOrder = (entries: ReadonlyArray<Entry>): Readonly<Record<string, string>> =>
  Object.fromEntries([...entries].sort(([a], [b]) => compare(a, b)))

const likeIts = ({ like, ...added }: (typeof ADDED)[number], languages: ReadonlyArray<LinguistLanguage>): LinguistLanguage => {
  const color = languages.find(({ name }) => name === like)?.color
  return { type: 'programming', ...added, ...(color === undefined ? {} : { color }) }
}

/** Who claims a key first in its list has it; among several of those code comes before markup, prose and data. */
const owners = (
  languages: ReadonlyArray<LinguistLanguage>, claims: (language: LinguistLanguage) => ReadonlyArray<string>,
): Readonly<Record<string, string>> => {
  const best = new Map<string, { readonly name: string; readonly rank: number }>()
  for (const language of languages) {
    for (const [place, key] of claims(language).entries()) {
      const rank = rankOf(language, key, place)
      if (rank < (best.get(key)?.rank ?? Infinity)) best.set(key, { name: language.name, rank })
    }
  }
  return inOrder([...best].map(([key, { name }]) => [key, name]))
}

const TYPES = ['programming', 'markup', 'prose', 'data']

const rankOf = ({ name, type }: LinguistLanguage, key: string, place: number): number =>
  PREFERRED[key] === name || ADDED.some((added) => added.name === name) ? -1 : (place === 0 ? 0 : TYPES.length) + TYPES.indexOf(type)
