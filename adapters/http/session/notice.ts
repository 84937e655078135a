import { createHash } from 'node:crypto'
import type { Context } from 'koa'

const STYLE = [
  ':root{color-scheme:light dark}',
  'body{font:1.05rem/1.6 system-ui,sans-serif;max-width:36rem;margin:15vh auto;padding:0 1.5rem}',
  'code{font-size:.95em}',
].join('')
const STYLE_HASH = createHash('sha256').update(STYLE).digest('base64')
const POLICY = `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`

/** A page of one paragraph, in words fixed here: nothing of the request is in it. */
export interface Notice { readonly status: number; readonly title: string; readonly html: string }

export const sendNotice = (ctx: Context, { status, title, html }: Notice): void => {
  ctx.status = status
  ctx.type = 'text/html; charset=utf-8'
  ctx.set({ 'content-security-policy': POLICY, 'cache-control': 'no-store', 'referrer-policy': 'no-referrer' })
  ctx.body = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${title} - CodeTime</title>
<style>${STYLE}</style>
<main><h1>${title}</h1><p>${html}</p></main>
</html>
`
}
