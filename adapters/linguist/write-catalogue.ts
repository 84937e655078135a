import { writeFile } from 'node:fs/promises'
import * as linguist from 'linguist-languages'
import { type LinguistLanguage, makeCatalogue } from './catalogue.js'

// To be run after `linguist-languages` was updated: node dist/adapters/linguist/write-catalogue.js adapters/linguist/catalogue.json
const [, , file] = process.argv
if (file === undefined) throw new Error('Say where to write the catalogue.')
const languages: ReadonlyArray<LinguistLanguage> = Object.values(linguist)
await writeFile(file, `${JSON.stringify(makeCatalogue(languages))}\n`)
