import { hash } from 'node:crypto'
import type { Heartbeat, UserId } from '../../../core/index.js'
import { RecentlyUsed } from './recently-used.js'

/** An entry of `subjects` or `origins` as `append.sql` takes it. */
export type Entry = Readonly<Record<string, unknown>> & { readonly user_id: UserId; readonly id: string }

/** 63 bits of a hash of the content, as text: more than a double holds, and positive as a bigint. */
const idOf = (content: string): string => (hash('sha1', content, 'buffer').readBigUInt64BE() >> 1n).toString()

/** One dictionary's part in one append. `ids[i]` belongs to the i-th heartbeat; `entries` may not be in the database yet. */
export interface Looked {
  readonly ids: ReadonlyArray<string>
  readonly entries: ReadonlyArray<Entry>
  /** To be called when the append has committed, and not before. */
  readonly committed: () => void
}

export type Dictionary = (heartbeats: ReadonlyArray<Heartbeat>) => Looked

interface Kind {
  readonly contentOf: (heartbeat: Heartbeat) => Readonly<Record<string, unknown>>
  /** Whether two heartbeats have the same content, for sure and at a glance. A no that should be a yes only costs time. */
  readonly plainlyEqual: (a: Heartbeat, b: Heartbeat) => boolean
}

const makeDictionary = ({ contentOf, plainlyEqual }: Kind, limit: number): Dictionary => {
  /** Ids by content, of entries known to be committed, which need not be sent again. Entries are never deleted. */
  const known = new RecentlyUsed<string>(limit)
  return (heartbeats) => {
    const unknown = new Map<string, Entry>()
    const lookUp = (heartbeat: Heartbeat): string => {
      const content = contentOf(heartbeat)
      const text = JSON.stringify(Object.values(content))
      const key = heartbeat.user + text
      const found = known.get(key) ?? unknown.get(key)?.id
      if (found !== undefined) return found
      const id = idOf(text)
      unknown.set(key, { user_id: heartbeat.user, id, ...content })
      return id
    }
    const ids: string[] = []
    // Sorted by user and instant, most follow one of their own kind.
    for (const [index, heartbeat] of heartbeats.entries()) {
      const before = heartbeats[index - 1]
      const like = before !== undefined && before.user === heartbeat.user && plainlyEqual(before, heartbeat) ? ids[index - 1] : undefined
      ids.push(like ?? lookUp(heartbeat))
    }
    return { ids, entries: [...unknown.values()], committed: () => { for (const [key, { id }] of unknown) known.set(key, id) } }
  }
}

const sameNames = (a: ReadonlyArray<string>, b: ReadonlyArray<string>): boolean =>
  a.length === b.length && a.every((name, index) => name === b[index])

const ENTRIES_KEPT = 20_000

/** What was worked on. Ids depend on the order of the fields: never change it. */
export const makeSubjects = (limit = ENTRIES_KEPT): Dictionary =>
  makeDictionary({
    contentOf: ({ entity, type, category, project, branch, language, dependencies, projectRootCount }) => ({
      entity, type, category, project, branch, language,
      dependencies: dependencies.length === 0 ? null : dependencies,
      project_root_count: projectRootCount,
    }),
    plainlyEqual: (a, b) =>
      a.entity === b.entity && a.type === b.type && a.category === b.category && a.project === b.project && a.branch === b.branch
      && a.language === b.language && a.projectRootCount === b.projectRootCount && sameNames(a.dependencies, b.dependencies),
  }, limit)

/** Where it came from. Ids depend on the order of the fields: never change it. */
export const makeOrigins = (limit = ENTRIES_KEPT): Dictionary =>
  makeDictionary({
    contentOf: ({ origin, ai }) => ({
      machine: origin.machine,
      user_agent: origin.userAgent,
      editor: origin.editor,
      plugin: origin.plugin,
      operating_system: origin.operatingSystem,
      ai_agent: origin.aiAgent,
      ai_model: origin.aiModel,
      ai_session: ai?.session ?? null,
      ai_subscription_plan: ai?.subscriptionPlan ?? null,
    }),
    plainlyEqual: (a, b) => a.origin === b.origin && a.ai === null && b.ai === null,
  }, limit)
