import { createReadStream, existsSync } from 'node:fs'
import { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import type { Middleware } from 'koa'

const PAGE = `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>API - CodeTime</title>
<link rel="stylesheet" href="/docs/swagger-ui.css">
<div id="api"></div>
<script src="/docs/swagger-ui-bundle.js"></script>
<script src="/docs/start.js"></script>
</html>
`
const START = `SwaggerUIBundle({ url: '/openapi.json', domNode: document.getElementById('api'), deepLinking: true, validatorUrl: null })\n`

const POLICY = [
  "default-src 'none'", "script-src 'self'", "style-src 'self'", "img-src 'self' data:", "font-src 'self'", "connect-src 'self'",
  "base-uri 'none'", "form-action 'none'", "frame-ancestors 'none'",
].join('; ')

const TYPES = { 'swagger-ui.css': 'text/css', 'swagger-ui-bundle.js': 'text/javascript' } as const

/** The build puts the files beside this module; where it has not run yet they are taken from the package. */
const pathOf = (name: string): string => {
  const beside = fileURLToPath(new URL(`./assets/${name}`, import.meta.url))
  return existsSync(beside) ? beside : createRequire(import.meta.url).resolve(`swagger-ui-dist/${name}`)
}

export const docsPage: Middleware = (ctx) => {
  ctx.set('content-security-policy', POLICY)
  ctx.type = 'text/html; charset=utf-8'
  ctx.body = PAGE
}

export const docsStart: Middleware = (ctx) => {
  ctx.type = 'text/javascript'
  ctx.body = START
}

export const docsAsset = (name: keyof typeof TYPES): Middleware => (ctx) => {
  ctx.type = TYPES[name]
  ctx.set('cache-control', 'public, max-age=86400')
  ctx.body = createReadStream(pathOf(name))
}
