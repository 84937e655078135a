import type { Middleware } from 'koa'
import type { JsonSchema } from '../params/param.js'
import { docsAsset, docsPage, docsStart } from './page.js'

/** The document, and the page that shows it. */
export const documentRoutes = (document: JsonSchema): ReadonlyArray<readonly [path: string, serve: Middleware]> => {
  const text = JSON.stringify(document)
  return [
    ['/openapi.json', (ctx) => {
      ctx.type = 'application/json'
      ctx.body = text
    }],
    ['/docs', docsPage],
    ['/docs/start.js', docsStart],
    ['/docs/swagger-ui.css', docsAsset('swagger-ui.css')],
    ['/docs/swagger-ui-bundle.js', docsAsset('swagger-ui-bundle.js')],
  ]
}
