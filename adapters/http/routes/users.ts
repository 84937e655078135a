import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import { type Account, type Heartbeat, instant, later, type LogUnavailable, MICROSECOND } from '../../../core/index.js'
import { ok } from '../api/answer.js'
import { type Route, subjectRoute } from '../api/route.js'
import type { HttpDependencies } from '../dependencies.js'
import { PageParam, TextParam } from '../params/params.js'
import { machineOf, MachinesCodec, projectOf, ProjectsCodec, userAgentOf, UserAgentsCodec } from '../wakatime/catalogue.js'
import { pageAt } from '../wakatime/page.js'
import { ownUserOf, publicUserOf, UserCodec } from '../wakatime/user.js'

type Dependencies = Pick<HttpDependencies, 'catalogue' | 'listHeartbeats'>

/** Found by way of the catalogue, which keeps when each name was last seen. */
const lastHeartbeatOf = ({ catalogue, listHeartbeats }: Dependencies, { id }: Account): TE.TaskEither<LogUnavailable, Heartbeat | null> =>
  pipe(
    TE.Do,
    TE.apS('projects', catalogue.projects(id)),
    TE.apS('userAgents', catalogue.userAgents(id)),
    TE.map(({ projects, userAgents }) => instant(Math.max(projects[0]?.last ?? 0, userAgents[0]?.last ?? 0))),
    TE.flatMap((last) => (last === 0 ? TE.right([]) : listHeartbeats(id, { from: last, to: later(last, MICROSECOND) }))),
    TE.map((heartbeats) => heartbeats.at(-1) ?? null),
  )

const user = (dependencies: Dependencies): Route =>
  subjectRoute({
    method: 'GET',
    path: '/users/:user',
    operation: 'user',
    tag: 'User',
    summary: 'The user. Strangers see the public part of a user who made their stats public.',
    access: 'own or public',
    answers: { 200: UserCodec },
    handle: ({ subject, isOwn }) =>
      isOwn
        ? pipe(lastHeartbeatOf(dependencies, subject), TE.map((last) => ok({ data: ownUserOf(subject, last) })))
        : TE.right(ok({ data: publicUserOf(subject) })),
  })

const PageQuery = t.partial({ page: PageParam })

const projects = ({ catalogue }: Dependencies): Route =>
  subjectRoute({
    method: 'GET',
    path: '/users/:user/projects',
    operation: 'listProjects',
    tag: 'User',
    summary: 'The projects in the user\'s heartbeats, the most recent first; q keeps those whose name has it.',
    access: 'own',
    query: t.partial({ page: PageParam, q: TextParam }),
    answers: { 200: ProjectsCodec },
    handle: ({ subject, query, now }) => {
      const wanted = query.q?.toLowerCase() ?? ''
      return pipe(
        catalogue.projects(subject.id),
        TE.map((sightings) => sightings.filter(({ name }) => name.toLowerCase().includes(wanted))),
        TE.map((sightings) => ok(pageAt(sightings.map((sighting) => projectOf(subject, sighting, now)), query.page ?? 1))),
      )
    },
  })

const machines = ({ catalogue }: Dependencies): Route =>
  subjectRoute({
    method: 'GET',
    path: '/users/:user/machine_names',
    operation: 'listMachines',
    tag: 'User',
    summary: 'The machines in the user\'s heartbeats, the most recent first.',
    access: 'own',
    query: PageQuery,
    answers: { 200: MachinesCodec },
    handle: ({ subject, query }) =>
      pipe(catalogue.machines(subject.id), TE.map((seen) => ok(pageAt(seen.map((machine) => machineOf(subject, machine)), query.page ?? 1)))),
  })

const userAgents = ({ catalogue }: Dependencies): Route =>
  subjectRoute({
    method: 'GET',
    path: '/users/:user/user_agents',
    operation: 'listUserAgents',
    tag: 'User',
    summary: 'The programs that sent the user\'s heartbeats, the most recent first.',
    access: 'own',
    query: PageQuery,
    answers: { 200: UserAgentsCodec },
    handle: ({ subject, query }) =>
      pipe(catalogue.userAgents(subject.id), TE.map((seen) => ok(pageAt(seen.map(userAgentOf), query.page ?? 1)))),
  })

export const userRoutes = (dependencies: Dependencies): ReadonlyArray<Route> => [
  user(dependencies), projects(dependencies), machines(dependencies), userAgents(dependencies),
]
