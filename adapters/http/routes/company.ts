import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import * as t from 'io-ts'
import type { Account, ComputeStats, Stats } from '../../../core/index.js'
import { type Answer, ok } from '../api/answer.js'
import { type Failure, notFound } from '../api/failure.js'
import { openRoute, type Route, subjectRoute } from '../api/route.js'
import type { HttpDependencies } from '../dependencies.js'
import { askingOf } from '../params/asking.js'
import { PageParam, TextParam } from '../params/params.js'
import { integer, orNull, pageOf } from '../wakatime/codecs.js'
import { type Board, emptyBoardOf, LeadersCodec, ownBoardOf } from '../wakatime/leaders.js'
import { nameOf } from '../wakatime/text/labels.js'
import { pageAt } from '../wakatime/page.js'

type Dependencies = Pick<HttpDependencies, 'computeStats' | 'catalogue'>

const lastWeekOf = (computeStats: ComputeStats, account: Account, language: string | null): TE.TaskEither<Failure, Stats> => {
  const asking = askingOf(account, {})
  return computeStats({
    ...asking,
    filter: language === null ? {} : { language: [nameOf('language', language)] },
    range: { _tag: 'LastDays', name: 'last_7_days' },
    includingToday: true,
  })
}

const leaders = ({ computeStats }: Dependencies): Route =>
  openRoute({
    method: 'GET',
    path: '/leaders',
    operation: 'leaders',
    tag: 'Company',
    summary: 'A board of the last seven days that nobody but the asker is on.',
    access: 'anybody or key',
    query: t.partial({ page: PageParam, language: TextParam }),
    answers: { 200: LeadersCodec },
    handle: ({ asker, query, now }) => {
      const board: Board = { page: query.page ?? 1, language: query.language ?? null, now }
      if (asker === null) return TE.right(ok(emptyBoardOf(board)))
      return pipe(lastWeekOf(computeStats, asker, board.language), TE.map((stats) => ok(ownBoardOf(asker, stats, board))))
    },
  })

/** A list that exists, and has nothing in it on a server where nobody can make its items. */
const emptyList = (path: string, operation: string, what: string): Route =>
  subjectRoute({
    method: 'GET',
    path,
    operation,
    tag: 'Company',
    summary: `The user's ${what}: there are none on this server.`,
    access: 'own',
    query: t.partial({ page: PageParam }),
    answers: { 200: pageOf(t.UnknownRecord) },
    handle: ({ query }) => TE.right(ok(pageAt([], query.page ?? 1))),
  })

const missing = (path: string, operation: string, what: string): Route =>
  subjectRoute({
    method: 'GET',
    path,
    operation,
    tag: 'Company',
    summary: `One ${what}: there is none on this server.`,
    access: 'own',
    answers: {},
    handle: () => TE.left(notFound(what)),
  })

const CommitsCodec = t.strict({
  commits: t.array(t.UnknownRecord),
  author: orNull(t.string),
  branch: orNull(t.string),
  project: t.strict({ name: t.string, repository: t.null }),
  status: t.string,
  page: integer,
  next_page: t.null,
  next_page_url: t.null,
  prev_page: orNull(integer),
  prev_page_url: t.null,
  total: integer,
  total_pages: integer,
}, 'Commits')

const commits = ({ catalogue }: Dependencies): Route =>
  subjectRoute({
    method: 'GET',
    path: '/users/:user/projects/:project/commits',
    operation: 'listCommits',
    tag: 'Company',
    summary: 'The commits of a project: none are known, since heartbeats tell of none.',
    access: 'own',
    query: t.partial({ page: PageParam, author: TextParam, branch: TextParam }),
    answers: { 200: CommitsCodec },
    handle: ({ subject, path, query }): TE.TaskEither<Failure, Answer> =>
      pipe(
        catalogue.projects(subject.id),
        TE.flatMap((projects) => {
          const project = projects.find(({ name }) => name === path['project'])
          if (project === undefined) return TE.left(notFound('project'))
          return TE.right(ok({
            commits: [],
            author: query.author ?? null,
            branch: query.branch ?? null,
            project: { name: project.name, repository: null },
            status: 'ok',
            page: query.page ?? 1,
            next_page: null,
            next_page_url: null,
            prev_page: (query.page ?? 1) > 1 ? (query.page ?? 1) - 1 : null,
            prev_page_url: null,
            total: 0,
            total_pages: 1,
          }))
        }),
      ),
  })

/** What is asked for by clients that expect other people, goals or commits: answered so that none of them stops. */
export const companyRoutes = (dependencies: Dependencies): ReadonlyArray<Route> => [
  leaders(dependencies),
  emptyList('/users/:user/goals', 'listGoals', 'goals'),
  missing('/users/:user/goals/:goal', 'goal', 'goal'),
  emptyList('/users/:user/leaderboards', 'listLeaderboards', 'leaderboards'),
  missing('/users/:user/leaderboards/:board', 'leaderboard', 'leaderboard'),
  emptyList('/users/:user/orgs', 'listOrganisations', 'organisations'),
  emptyList('/users/:user/teams', 'listTeams', 'teams'),
  commits(dependencies),
  missing('/users/:user/projects/:project/commits/:hash', 'commit', 'commit'),
]
