import { randomUUID } from 'node:crypto'
import type { Context, Middleware } from 'koa'
import { answerOfRefusal, type ErrorStyle } from '../api/answer.js'
import { send, type Served } from '../api/serve.js'
import type { HttpLogger } from '../dependencies.js'
import type { HttpLimits } from '../limits.js'
import { redactedPath, redactedQuery } from './redacted.js'

interface Dependencies { readonly logger: HttpLogger; readonly limits: HttpLimits }

export const styleOf = (path: string): ErrorStyle => (path.startsWith('/api/') ? 'wakatime' : 'problem')

const isIngest = (ctx: Context): boolean => ctx.method === 'POST' && ctx.path.includes('/heartbeats')

/** One line. Routes are named by pattern, so that no line tells what was in the path. */
const lineOf = (ctx: Context, milliseconds: number): Readonly<Record<string, unknown>> => {
  const served: Served | undefined = ctx.state['served']
  return {
    event: 'request',
    method: ctx.method,
    route: served?.route ?? null,
    ...(served === undefined && { path: redactedPath(ctx.path) }),
    query: redactedQuery(ctx.query),
    status: ctx.status,
    milliseconds: Math.round(milliseconds * 10) / 10,
    by: served?.by ?? 'nothing',
    ...(served?.cause !== undefined && { err: served.cause }),
  }
}

const answerBug = (ctx: Context, logger: HttpLogger, error: unknown): void => {
  const id = randomUUID()
  logger.error({ event: 'bug', id, method: ctx.method, path: redactedPath(ctx.path), err: error }, 'a request met a bug')
  const message = `Something went wrong here. The log has it under ${id}.`
  send(ctx, answerOfRefusal({ status: 500, code: 'internal_error', messages: [message] }, styleOf(ctx.path)))
}

/** Whether the URL can be read at all: asking for the path of one that cannot throws. */
const isReadable = (ctx: Context): boolean => {
  try {
    return ctx.path !== ''
  } catch {
    return false
  }
}

/** The URL is replaced, so that nothing after this stumbles over it again. */
const refuseUrl = (ctx: Context): void => {
  ctx.url = '/'
  send(ctx, answerOfRefusal({ status: 400, code: 'invalid_url', messages: ['The URL cannot be read.'] }, 'problem'))
}

/**
 * Answers what nobody foresaw, and writes the access log: failures and slow requests always, ingest now and then, never a key, a
 * cookie, or a value that may be one.
 */
export const observe = ({ logger, limits }: Dependencies): Middleware => {
  let ingested = 0
  const write = (ctx: Context, milliseconds: number): void => {
    if (ctx.status >= 500) return logger.error(lineOf(ctx, milliseconds), 'failed')
    if (ctx.status >= 400) return logger.warn(lineOf(ctx, milliseconds), 'refused')
    if (milliseconds >= limits.slowMilliseconds) return logger.warn(lineOf(ctx, milliseconds), 'slow')
    if (isIngest(ctx)) {
      ingested += 1
      if (ingested % limits.ingestLogEvery !== 1 && limits.ingestLogEvery !== 1) return
    }
    logger.info(lineOf(ctx, milliseconds), 'served')
  }
  return async (ctx, next) => {
    const start = performance.now()
    ctx.set('x-content-type-options', 'nosniff')
    try {
      if (isReadable(ctx)) await next()
      else refuseUrl(ctx)
    } catch (error) {
      answerBug(ctx, logger, error)
    }
    write(ctx, performance.now() - start)
  }
}
