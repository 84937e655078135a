import pgPromise from 'pg-promise'
import { setTimeout as sleep } from 'node:timers/promises'
import { codeOf } from './failure.js'

/** How to reach the database: an object that pg-promise takes. */
export interface EmbeddedConnection {
  readonly host: string
  readonly port: number
  readonly database: string
  readonly user: string
  readonly password: string
}

/**
 * A session of its own that says to others: the folder is in use. The database ends it, and with it the claim, the moment its
 * process dies, however it dies.
 */
export interface Guard {
  /** True when nobody else uses the folder; from then on nobody else can begin to. */
  readonly isLast: () => Promise<boolean>
  readonly release: () => void
}

export type Claim =
  | { readonly _tag: 'Granted'; readonly guard: Guard }
  | { readonly _tag: 'Owned'; readonly pid: number }
  /** The database is starting, stopping or gone: look again. */
  | { readonly _tag: 'NotNow' }

const pgp = pgPromise({ noWarnings: true })

type Session = Awaited<ReturnType<pgPromise.IDatabase<unknown>['connect']>>

/** Held, shared, by everyone who uses the folder; held alone by the one who shuts the database down. */
const IN_USE = { space: 0x636f6465, key: 1 }
/** Held by the one server of the folder. */
const OWNED = { space: 0x636f6465, key: 2 }

const APPLICATION = 'codetime of process '

const OWNER = `
  select a.application_name as name from pg_locks l join pg_stat_activity a on a.pid = l.pid
  where l.locktype = 'advisory' and l.classid = $[space] and l.objid = $[key] and l.granted`

const ownerOf = async (session: Session): Promise<number> => {
  const found = await session.oneOrNone<{ name: string }>(OWNER, OWNED)
  return Number(found?.name.slice(APPLICATION.length) ?? 0)
}

/** Codes of a database that is not up, or just went: PostgreSQL's classes 08 and 57, and those of the socket. */
const isAbsence = (error: unknown): boolean =>
  ['57P01', '57P02', '57P03', '08006', '08001', 'ECONNREFUSED', 'ENOENT', 'ECONNRESET', 'EPIPE'].includes(codeOf(error) ?? '') ||
  (error instanceof Error && /terminat|timeout/i.test(error.message))

/** A killed owner's session ends at once, unless it was in the middle of a statement. */
const DEAD_OWNERS_LINGER_MS = 2_000

const lock = async (session: Session, exclusive: boolean): Promise<'granted' | 'closing' | 'owned'> => {
  const used = await session.one<{ got: boolean }>('select pg_try_advisory_lock_shared($[space], $[key]) as got', IN_USE)
  if (!used.got) return 'closing'
  if (!exclusive) return 'granted'
  for (const deadline = Date.now() + DEAD_OWNERS_LINGER_MS; ; await sleep(20)) {
    if ((await session.one<{ got: boolean }>('select pg_try_advisory_lock($[space], $[key]) as got', OWNED)).got) return 'granted'
    if (Date.now() > deadline) {
      // At once, not when the session ends: an owner that stops now must not take us for a user of the folder.
      await session.one('select pg_advisory_unlock_shared($[space], $[key])', IN_USE)
      return 'owned'
    }
  }
}

/** Claims the folder through its running database. `onLost` is called once when the session ends and we did not end it. */
export const claim = async (connection: EmbeddedConnection, exclusive: boolean, onLost: () => void): Promise<Claim> => {
  const db = pgp<unknown>({ ...connection, application_name: `${APPLICATION}${process.pid}`, connectionTimeoutMillis: 5_000 })
  let held = true
  try {
    const session = await db.connect({ direct: true, onLost: () => { if (held) { held = false; onLost() } } })
    // The driver stops listening when the session is released, and a database that is going may still have something to say.
    session.client.on('error', () => undefined)
    const release = (): void => {
      held = false
      void Promise.resolve(session.done()).catch(() => undefined)
    }
    const outcome = await lock(session, exclusive).catch((error: unknown) => { release(); throw error })
    if (outcome === 'granted') {
      const isLast = async (): Promise<boolean> => {
        await session.one('select pg_advisory_unlock_shared($[space], $[key])', IN_USE)
        return (await session.one<{ got: boolean }>('select pg_try_advisory_lock($[space], $[key]) as got', IN_USE)).got
      }
      return { _tag: 'Granted', guard: { isLast, release } }
    }
    const owner = outcome === 'owned' ? await ownerOf(session) : 0
    release()
    return outcome === 'owned' ? { _tag: 'Owned', pid: owner } : { _tag: 'NotNow' }
  } catch (error) {
    if (isAbsence(error)) return { _tag: 'NotNow' }
    throw error
  }
}
