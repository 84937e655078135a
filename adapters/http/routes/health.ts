import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { ok } from '../api/answer.js'
import { openRoute, type Route } from '../api/route.js'
import type { HttpDependencies } from '../dependencies.js'

const HealthCodec = t.strict({ status: t.string, version: t.string }, 'Health')

export const healthRoutes = ({ probe, version }: Pick<HttpDependencies, 'probe' | 'version'>): ReadonlyArray<Route> => [
  openRoute({
    method: 'GET',
    path: '/health/live',
    operation: 'live',
    tag: 'Health',
    summary: 'The process answers.',
    access: 'anybody',
    errors: 'problem',
    answers: { 200: HealthCodec },
    handle: () => TE.right(ok({ status: 'live', version })),
  }),
  openRoute({
    method: 'GET',
    path: '/health/ready',
    operation: 'ready',
    tag: 'Health',
    summary: 'The store answers too; 503 when it does not.',
    access: 'anybody',
    errors: 'problem',
    answers: { 200: HealthCodec },
    handle: () => pipe(probe.ready(), TE.map(() => ok({ status: 'ready', version }))),
  }),
]
