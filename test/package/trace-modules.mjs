import { appendFileSync, writeFileSync } from 'node:fs'
import { createRequire, register } from 'node:module'

/** Preloaded with `--import`: writes the address of every module that the program loads, one a line, into the file MODULE_TRACE. */

const trace = process.env.MODULE_TRACE
writeFileSync(trace, '')
register(`data:text/javascript,${encodeURIComponent(`
  import { appendFileSync } from 'node:fs'
  export const load = (url, context, next) => {
    appendFileSync(${JSON.stringify(trace)}, url + '\\n')
    return next(url, context)
  }
`)}`)
process.on('exit', () => {
  const required = Object.keys(createRequire(import.meta.url).cache)
  appendFileSync(trace, required.map((path) => `${path}\n`).join(''))
})
