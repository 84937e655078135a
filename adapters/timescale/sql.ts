import { readFileSync } from 'node:fs'
import pgPromise from 'pg-promise'
import * as TE from 'fp-ts/lib/TaskEither.js'

/** Anything that can run a query: the pool, a session or a transaction. */
export type Sql = pgPromise.IBaseProtocol<unknown>

/** A statement of a `.sql` file that each session prepares once, with its numbered parameters. */
export type Statement = (values?: ReadonlyArray<unknown>) => pgPromise.PreparedStatement

/** `name` is unique among all statements; `file` lies beside the module whose `import.meta.url` is given. */
export const statement = (name: string, file: string, beside: string): Statement => {
  const text = readFileSync(new URL(file, beside), 'utf8')
  return (values = []) => new pgPromise.PreparedStatement({ name, text, values: [...values] })
}

/** For statements of a line or two. */
export const shortStatement = (name: string, text: string): Statement =>
  (values = []) => new pgPromise.PreparedStatement({ name, text, values: [...values] })

/** What failed in the database or on the way to it. Holds neither address, password nor the statement's values. */
export class DatabaseError extends Error {
  override readonly name = 'DatabaseError'
  /** A SQLSTATE such as `23505`, or a system code such as `ECONNREFUSED`. */
  constructor(message: string, readonly code: string | null) {
    super(message)
  }
}

/** Drivers hang connections, and with them passwords, on their errors: only message and code go on. */
export const asDatabaseError = (error: unknown): DatabaseError => {
  const { message, code } = (error ?? {}) as { readonly message?: unknown; readonly code?: unknown }
  return new DatabaseError(typeof message === 'string' && message !== '' ? message : 'the database failed', typeof code === 'string' ? code : null)
}

/** The one way by which a promise of the driver becomes an answer of a port. */
export const attempt = <Failure, Answer>(
  run: () => Promise<Answer>,
  unavailable: (cause: DatabaseError) => Failure,
): TE.TaskEither<Failure, Answer> => TE.tryCatch(run, (error) => unavailable(asDatabaseError(error)))
