import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import { makeDashboard } from '../../../adapters/dashboard/index.js'
import {
  CLOCK, ISSUE_API_KEY, ISSUE_SIGN_IN_LINK, OPEN_ACCOUNT, override, PAGES, type RunningServer, startServer,
} from '../../../bootstrap/index.js'
import { instantOfMilliseconds, type Zone } from '../../../core/index.js'
import { builtPage } from '../../adapters/dashboard/built-page.js'

/** Somebody with an account in Berlin. */
export interface Member {
  readonly username: string
  /** Sends heartbeats as a plugin does. */
  readonly send: (heartbeats: ReadonlyArray<unknown>) => Promise<void>
  readonly ask: (path: string) => Promise<unknown>
  /** A path that signs a browser in, once. */
  readonly signInPath: () => Promise<string>
}

const right = async <A>(task: TE.TaskEither<unknown, A>): Promise<A> => {
  const outcome = await task()
  if (E.isLeft(outcome)) throw new Error(JSON.stringify(outcome.left))
  return outcome.right
}

/** The whole product on the memory store, with the page as it is in the sources, on a clock that stands at `now` (milliseconds). */
export const startInstallation = async (now: number): Promise<RunningServer> => {
  const page = makeDashboard(await builtPage())
  return startServer(
    { host: '127.0.0.1', port: 0, store: { _tag: 'Memory' }, logLevel: 'silent', trustProxy: false, unused: [] },
    [override(CLOCK, () => instantOfMilliseconds(now)), override(PAGES, [page])],
  )
}

export const join = async ({ container, origin }: RunningServer, username: string): Promise<Member> => {
  const openAccount = await container.getAsync(OPEN_ACCOUNT)
  const { id } = await right(openAccount({ username, preferences: { zone: 'Europe/Berlin' as Zone } }))
  const { secret } = await right((await container.getAsync(ISSUE_API_KEY))(id, 'laptop'))
  const headers = { authorization: `Basic ${btoa(secret)}`, 'content-type': 'application/json' }
  const issueSignInLink = await container.getAsync(ISSUE_SIGN_IN_LINK)
  return {
    username,
    send: async (heartbeats) => {
      for (let at = 0; at < heartbeats.length; at += 500) {
        const body = JSON.stringify(heartbeats.slice(at, at + 500))
        const response = await fetch(`${origin}/api/v1/users/current/heartbeats.bulk`, { method: 'POST', headers, body })
        if (response.status !== 202) throw new Error(`The heartbeats were answered with ${response.status}`)
      }
    },
    ask: async (path) => (await fetch(`${origin}/api/v1${path}`, { headers })).json(),
    signInPath: async () => `/sign-in?token=${(await right(issueSignInLink(id))).token}`,
  }
}
