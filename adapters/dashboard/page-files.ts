import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join, relative, sep } from 'node:path'

/** A file of the page as it is answered. */
export interface PageFile {
  readonly body: Buffer
  readonly type: string
  readonly etag: string
  readonly cacheControl: string
}

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.woff2': 'font/woff2',
}

/** Names under `/assets/` hold a hash of their content, so what they name never changes. */
const cacheControlOf = (path: string): string =>
  path.startsWith('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache'

const etagOf = (body: Buffer): string => `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`

const pathOf = (folder: string, file: string): string => {
  const path = `/${relative(folder, file).split(sep).join('/')}`
  return path === '/index.html' ? '/' : path
}

const readPageFile = (path: string, file: string): PageFile => {
  const body = readFileSync(file)
  return {
    body,
    type: TYPES[extname(file)] ?? 'application/octet-stream',
    etag: etagOf(body),
    cacheControl: cacheControlOf(path),
  }
}

/** Every file under the folder, by the path of its URL; `/` is the page itself. No folder: no files. */
export const readPageFiles = (folder: string): ReadonlyMap<string, PageFile> => {
  if (!existsSync(folder)) return new Map()
  return new Map(
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile())
      .map((entry) => join(entry.parentPath, entry.name))
      .map((file) => [pathOf(folder, file), readPageFile(pathOf(folder, file), file)] as const),
  )
}
