import { fileURLToPath } from 'node:url'
import type Koa from 'koa'
import { type PageFile, readPageFiles } from './page-files.js'
import { SECURITY_HEADERS } from './security-headers.js'

/** Where `bundle.ts` puts the page. */
export const PAGE_FOLDER = fileURLToPath(new URL('./page/', import.meta.url))

const answer = (ctx: Koa.Context, file: PageFile): void => {
  ctx.status = 200
  ctx.set(SECURITY_HEADERS)
  ctx.set({ 'Content-Type': file.type, 'Cache-Control': file.cacheControl, ETag: file.etag })
  if (ctx.fresh) ctx.status = 304
  else ctx.body = file.body
}

const sayNotBuilt = (ctx: Koa.Context): void => {
  ctx.status = 503
  ctx.set(SECURITY_HEADERS)
  ctx.type = 'text/plain; charset=utf-8'
  ctx.body = 'The page is not built. Run `npm run build`, then start the server again.\n'
}

/**
 * Serves the built page: `/` and the files it names, to GET and HEAD. Every other request is passed on. The files are read once,
 * here; a folder without a page makes `/` answer 503 and say what to do.
 */
export const makeDashboard = (folder: string = PAGE_FOLDER): Koa.Middleware => {
  const files = readPageFiles(folder)
  return async (ctx, next) => {
    if (ctx.method !== 'GET' && ctx.method !== 'HEAD') return next()
    const file = files.get(ctx.path)
    if (file !== undefined) return answer(ctx, file)
    if (ctx.path === '/') return sayNotBuilt(ctx)
    return next()
  }
}
