import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { UserId } from '../accounts/account.js'
import type { Period } from '../shared/period.js'
import type { Heartbeat } from './heartbeat.js'
import type { LogOverloaded, LogUnavailable, Position } from './heartbeat-log.port.js'
import type { Receipt, Sender } from './receipt.js'

/**
 * Takes whatever a client sent, however sloppy, and answers with one verdict an item. `Left` means nothing was stored and the
 * whole batch may be sent again.
 */
export type RecordHeartbeats = (
  sender: Sender,
  sent: ReadonlyArray<unknown>,
) => TE.TaskEither<LogUnavailable | LogOverloaded, Receipt>

/**
 * Takes heartbeats from a file the user brings: another server's dump, or an export of this product, whose ids are honoured so
 * that nothing is stored twice. Never for what a client sends.
 */
export type ImportHeartbeats = (
  user: UserId,
  exported: ReadonlyArray<unknown>,
) => TE.TaskEither<LogUnavailable | LogOverloaded, Receipt>

/** One user's heartbeats in the period, oldest first. */
export type ListHeartbeats = (user: UserId, period: Period) => TE.TaskEither<LogUnavailable, ReadonlyArray<Heartbeat>>

/** Deletes the user's heartbeats of the period that have one of the ids; unknown ids are passed over. Answers how many it held. */
export type DeleteHeartbeats = (
  user: UserId,
  period: Period,
  ids: ReadonlyArray<string>,
) => TE.TaskEither<LogUnavailable, number>

/** The user's next heartbeats after a position, for reading all of them in pages of bounded size. */
export type PageHeartbeats = (
  user: UserId,
  after: Position | null,
  limit: number,
) => TE.TaskEither<LogUnavailable, ReadonlyArray<Heartbeat>>
