import * as E from 'fp-ts/lib/Either.js'
import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
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
  ctx.body = body
  ctx.type = type
  if (headers) ctx.set({ ...headers })
}

const headersOf = (ctx: Context): Incoming['headers'] => ({
  userAgent: ctx.headers['user-agent'] ?? null, machine: machineNameOf(ctx.headers['x-machine-name']),
})

/** One route as middleware: who asks, about whom, with what; then the route; then its answer, or why there is none. */
export const serve = (dependencies: Dependencies, root: string, route: Route): Middleware => {
  const identifyAsker = identify(dependencies)
  const pattern = root + route.path
  const namesUser = route.path.includes('/:user')

  const incomingOf = (ctx: Context, asker: Account | null, now: Instant): TE.TaskEither<Failure, Incoming> => {
    const path: Readonly<Record<string, string>> = ctx['params'] ?? {}
    return pipe(
      TE.Do,
      TE.apS('subject', namesUser ? subjectOf(dependencies.findAccount, route.access, path['user'] ?? '', asker) : TE.right<Failure, Account | null>(null)),
      TE.bind('body', (): TE.TaskEither<Failure, unknown> =>
        (route.body === null ? TE.right(undefined) : readJson(ctx.req, dependencies.limits))),
      TE.map(({ subject, body }) => ({ asker, subject, path, body, query: ctx.query, headers: headersOf(ctx), now })),
    )
  }

  return async (ctx) => {
    const now = dependencies.clock()
    const identified = await (route.access === 'anybody' ? TE.right<Failure, Identity>(NOBODY) : identifyAsker(ctx, now))()
    const by = E.isRight(identified) ? identified.right.by : 'nothing'
    const outcome = await pipe(
      TE.fromEither(identified),
      TE.flatMap(({ account }) => incomingOf(ctx, account, now)),
      TE.flatMap(route.serve),
    )()
    const served: Served = { route: pattern, by, ...(E.isLeft(outcome) && { cause: causeOf(outcome.left) }) }
    ctx.state['served'] = served
    if (route.access !== 'anybody') ctx.set('cache-control', 'no-store')
    send(ctx, E.isRight(outcome) ? outcome.right : answerOfRefusal(refusalOf(outcome.left), route.errors ?? 'wakatime'))
  }
}
