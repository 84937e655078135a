import * as E from 'fp-ts/lib/Either.js'
import type { Context, Middleware } from 'koa'
import type { Account, Instant } from '../../../core/index.js'
import type { HttpDependencies } from '../dependencies.js'
import { readJson } from '../request/body.js'
import { machineNameOf } from '../request/machine-name.js'
import { type Answer, answerOfRefusal } from './answer.js'
import type { Failure } from './failure.js'
import { type Identity, identify, NOBODY } from './identify.js'
import { causeOf, refusalOf } from './refusal.js'
import type { Incoming, Route } from './route.js'
import { subjectOf } from './subject.js'

type Dependencies = Pick<HttpDependencies, 'authenticateKey' | 'findAccount' | 'clock' | 'limits'>

/** What the access log and CORS want to know of a request that a route has served. */
export interface Served { readonly route: string; readonly by: Identity['by']; readonly cause?: unknown }

export const send = (ctx: Context, { status, body, headers, type = 'application/json' }: Answer): void => {
  ctx.status = status
  ctx.type = type
  ctx.body = JSON.stringify(body)
  if (headers) ctx.set({ ...headers })
}

const headersOf = (ctx: Context): Incoming['headers'] => ({
  userAgent: ctx.headers['user-agent'] ?? null, machine: machineNameOf(ctx.headers['x-machine-name']),
})

const ABOUT_NOBODY: E.Either<Failure, Account | null> = E.right(null)
const NO_BODY: E.Either<Failure, unknown> = E.right(undefined)

/** One route as middleware: who asks, about whom, with what; then the route; then its answer, or why there is none. */
export const serve = (dependencies: Dependencies, root: string, route: Route): Middleware => {
  const identifyAsker = identify(dependencies)
  const pattern = root + route.path
  const namesUser = route.path.includes('/:user')

  /** Step by step rather than as a pipeline, each stage of which costs every heartbeat's request several promises. */
  const answerOf = async (ctx: Context, asker: Account | null, now: Instant): Promise<E.Either<Failure, Answer>> => {
    const path: Readonly<Record<string, string>> = ctx['params'] ?? {}
    const subject = namesUser ? await subjectOf(dependencies.findAccount, route.access, path['user'] ?? '', asker)() : ABOUT_NOBODY
    if (E.isLeft(subject)) return subject
    const body = route.body === null ? NO_BODY : await readJson(ctx.req, dependencies.limits)()
    if (E.isLeft(body)) return body
    const query = route.query === null ? {} : ctx.query
    return route.serve({ asker, subject: subject.right, path, body: body.right, query, headers: headersOf(ctx), now })()
  }

  return async (ctx) => {
    const now = dependencies.clock()
    const identified: E.Either<Failure, Identity> = route.access === 'anybody' ? E.right(NOBODY) : await identifyAsker(ctx, now)()
    const by = E.isRight(identified) ? identified.right.by : 'nothing'
    const outcome = E.isLeft(identified) ? identified : await answerOf(ctx, identified.right.account, now)
    const served: Served = { route: pattern, by, ...(E.isLeft(outcome) && { cause: causeOf(outcome.left) }) }
    ctx.state['served'] = served
    if (route.access !== 'anybody') ctx.set('cache-control', 'no-store')
    send(ctx, E.isRight(outcome) ? outcome.right : answerOfRefusal(refusalOf(outcome.left), route.errors ?? 'wakatime'))
  }
}
