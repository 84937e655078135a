import type { Heartbeat, Origin, UserId } from '../../../core/index.js'
import { type Sql, statement } from '../sql.js'
import { RecentlyUsed } from './recently-used.js'

const entriesById = statement('entries', './entries.sql', import.meta.url)

/** What heartbeats of one subject share. */
export type Subject = Pick<Heartbeat, 'entity' | 'type' | 'category' | 'project' | 'branch' | 'language' | 'dependencies' | 'projectRootCount'>

/** What heartbeats of one origin share. */
export interface Whence { readonly origin: Origin; readonly session: string | null; readonly subscriptionPlan: string | null }

interface SubjectContent extends Omit<Subject, 'dependencies' | 'projectRootCount'> {
  readonly dependencies: ReadonlyArray<string> | null
  readonly project_root_count: number | null
}

interface OriginContent {
  readonly machine: string | null
  readonly user_agent: string | null
  readonly editor: string | null
  readonly plugin: string | null
  readonly operating_system: string | null
  readonly ai_agent: string | null
  readonly ai_model: string | null
  readonly ai_session: string | null
  readonly ai_subscription_plan: string | null
}

interface EntryRow { readonly id: string; readonly content: SubjectContent | OriginContent }

const toSubject = ({ entity, type, category, project, branch, language, dependencies, project_root_count }: SubjectContent): Subject => ({
  entity, type, category, project, branch, language, dependencies: dependencies ?? [], projectRootCount: project_root_count,
})

const toWhence = (content: OriginContent): Whence => ({
  origin: {
    machine: content.machine,
    userAgent: content.user_agent,
    editor: content.editor,
    plugin: content.plugin,
    operatingSystem: content.operating_system,
    aiAgent: content.ai_agent,
    aiModel: content.ai_model,
  },
  session: content.ai_session,
  subscriptionPlan: content.ai_subscription_plan,
})

/** The entries that some rows name. Asking for one that is not there is a fault in the database, and throws. */
export interface Entries {
  readonly subject: (id: string) => Subject
  readonly whence: (id: string) => Whence
}

const ENTRIES_KEPT = 20_000

const present = <Entry>(entry: Entry | undefined, id: string): Entry => {
  if (entry === undefined) throw new Error(`heartbeats name the dictionary entry ${id}, which is not there`)
  return entry
}

interface Named { readonly subject: string; readonly origin: string }

/** Each id once, with its entry where that is known. */
const lookUp = <Entry>(user: UserId, rows: ReadonlyArray<Named>, field: keyof Named, known: RecentlyUsed<Entry>): Map<string, Entry | undefined> => {
  const found = new Map<string, Entry | undefined>()
  for (const { [field]: id } of rows) if (!found.has(id)) found.set(id, known.get(user + id))
  return found
}

const unknownOf = (entries: ReadonlyMap<string, unknown>): ReadonlyArray<string> =>
  [...entries].flatMap(([id, entry]) => (entry === undefined ? [id] : []))

/** Reads what the rows name in one statement, or in none: entries never change, so those read lately are not read again. */
export const makeEntryReader = (sql: Sql): ((user: UserId, rows: ReadonlyArray<Named>) => Promise<Entries>) => {
  const knownSubjects = new RecentlyUsed<Subject>(ENTRIES_KEPT)
  const knownOrigins = new RecentlyUsed<Whence>(ENTRIES_KEPT)

  return async (user, rows) => {
    const subjects = lookUp(user, rows, 'subject', knownSubjects)
    const origins = lookUp(user, rows, 'origin', knownOrigins)
    const [newSubjects, newOrigins] = [unknownOf(subjects), unknownOf(origins)]
    const read = newSubjects.length + newOrigins.length === 0 ? [] : await sql.any<EntryRow>(entriesById([user, newSubjects, newOrigins]))
    for (const { id, content } of read) {
      if ('entity' in content) {
        const subject = toSubject(content)
        subjects.set(id, subject)
        knownSubjects.set(user + id, subject)
      } else {
        const whence = toWhence(content)
        origins.set(id, whence)
        knownOrigins.set(user + id, whence)
      }
    }
    return { subject: (id) => present(subjects.get(id), id), whence: (id) => present(origins.get(id), id) }
  }
}
