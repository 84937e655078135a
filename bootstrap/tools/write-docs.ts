import { writeFileSync } from 'node:fs'
import { configurationDocument } from '../config/document.js'

/** Writes the documents that are made from code: see `npm run docs`. */

writeFileSync(new URL('../../../docs/configuration.md', import.meta.url), configurationDocument())
