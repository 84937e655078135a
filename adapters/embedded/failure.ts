/** Why the embedded PostgreSQL cannot be used. */
export type EmbeddedFailureTag =
  /** The folder cannot be written, or belongs to somebody else, or PostgreSQL's user may not enter it. */
  | 'DataFolderUnusable'
  /** Another live server owns the folder: `pid` names its process. */
  | 'DataFolderTaken'
  /** The folder was made by another major version of PostgreSQL. */
  | 'DataFolderOfOtherVersion'
  /** There are no PostgreSQL binaries for this machine. */
  | 'BinariesMissing'
  /** PostgreSQL itself failed; the message quotes the last thing it said. */
  | 'PostgresFailed'

/** `message` is one line for the person at the terminal: what is wrong, and what to do. */
export class EmbeddedFailure extends Error {
  override readonly name = 'EmbeddedFailure'
  constructor(
    readonly _tag: EmbeddedFailureTag,
    message: string,
    readonly details: { readonly pid?: number; readonly cause?: unknown } = {},
  ) {
    super(message, 'cause' in details ? { cause: details.cause } : undefined)
  }
}

const spokenErrors: Readonly<Record<string, string>> = {
  EACCES: 'permission denied', EPERM: 'not permitted', EROFS: 'the file system is read-only', ENOSPC: 'the disk is full',
  ENOTDIR: 'a part of the path is not a folder', EEXIST: 'there is a file in its place', ENOENT: 'not found',
}

/** The code of a system or database error, such as `EACCES` or `57P03`. */
export const codeOf = (error: unknown): string | undefined => {
  const code = (error as { code?: unknown } | null)?.code
  return typeof code === 'string' ? code : undefined
}

/** A system error in words, without a path or a stack. */
export const inWords = (error: unknown): string => {
  const code = codeOf(error)
  return (code === undefined ? undefined : spokenErrors[code]) ?? (error instanceof Error ? error.message : String(error)).split('\n')[0] ?? 'unknown'
}

export const asFailure = (error: unknown): EmbeddedFailure =>
  error instanceof EmbeddedFailure ? error : new EmbeddedFailure('PostgresFailed', `the embedded PostgreSQL failed: ${inWords(error)}`, { cause: error })
