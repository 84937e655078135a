import type { Router } from '@koa/router'
import type { Context, Middleware } from 'koa'
import { answerOfRefusal } from '../api/answer.js'
import { send } from '../api/serve.js'
import { styleOf } from './observe.js'

type Layer = Router['stack'][number]

const allowedOf = (ctx: Context): ReadonlyArray<string> => {
  const layers: ReadonlyArray<Layer> = ctx['matched'] ?? []
  return [...new Set(layers.flatMap(({ methods }) => methods))].sort()
}

/** Says no to what no route has taken: the path is unknown, or known by other methods. */
export const nothingThere: Middleware = (ctx) => {
  const allowed = allowedOf(ctx)
  const style = styleOf(ctx.path)
  if (allowed.length === 0) return send(ctx, answerOfRefusal({ status: 404, code: 'not_found', messages: ['There is nothing here.'] }, style))
  if (ctx.method === 'OPTIONS') {
    ctx.set('allow', allowed.join(', '))
    ctx.status = 204
    return
  }
  send(ctx, answerOfRefusal({
    status: 405,
    code: 'method_not_allowed',
    messages: [`${ctx.method} is not taken here: expected ${allowed.join(', ')}.`],
    headers: { allow: allowed.join(', ') },
  }, style))
}
