import { readFileSync } from 'node:fs'
import type { Languages } from '../../core/index.js'
import type { LanguageCatalogue } from './catalogue.js'

/**
 * GitHub Linguist's languages. Read from `catalogue.json` (a few milliseconds), which a test holds equal to what the
 * `linguist-languages` package says: importing that package itself takes some hundred milliseconds at every start.
 */
export const makeLinguistLanguages = (): Languages => {
  const { colors, aliases, extensions, filenames } = readCatalogue()
  const names = new Set(Object.keys(colors))
  const byExtension = new Map(Object.entries(extensions))
  const byFilename = new Map(Object.entries(filenames))
  const byAlias = new Map(Object.entries(aliases))
  for (const name of names) byAlias.set(name.toLowerCase(), name)
  const all = Object.entries(colors).map(([name, color]) => ({ name, color }))
  return {
    ofEntity: (entity) => {
      const file = entity.slice(Math.max(entity.lastIndexOf('/'), entity.lastIndexOf('\\')) + 1)
      const named = byFilename.get(file)
      if (named !== undefined) return named
      for (let dot = file.indexOf('.'); dot !== -1; dot = file.indexOf('.', dot + 1)) {
        const extension = file.slice(dot)
        const language = byExtension.get(extension) ?? byExtension.get(extension.toLowerCase())
        if (language !== undefined) return language
      }
      return null
    },
    canonical: (name) => (names.has(name) ? name : byAlias.get(name.toLowerCase()) ?? name),
    all: () => all,
  }
}

const readCatalogue = (): LanguageCatalogue =>
  JSON.parse(readFileSync(new URL('catalogue.json', import.meta.url), 'utf8')) as LanguageCatalogue
