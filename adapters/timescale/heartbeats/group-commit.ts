import * as E from 'fp-ts/lib/Either.js'
import { type AppendReceipt, type Heartbeat, type HeartbeatLog, type LogOverloaded, type LogUnavailable } from '../../../core/index.js'

export interface GroupCommitOptions {
  /** A flush takes no more than this, unless a single batch is larger. */
  readonly maxRows: number
  /** What may wait beside the flushes in flight; beyond it `LogOverloaded` is answered at once. */
  readonly maxWaitingRows: number
  readonly flushesInFlight: number
  readonly retryAfterSeconds: number
  /** True when the log refused what it was given, and would refuse it again. */
  readonly refusedData: (failure: LogUnavailable) => boolean
}

export interface GroupCommit {
  readonly log: HeartbeatLog
  /** Resolves when nothing waits and nothing is in flight. */
  readonly drain: () => Promise<void>
}

type Answer = E.Either<LogUnavailable | LogOverloaded, AppendReceipt>

interface Waiting {
  readonly batch: ReadonlyArray<Heartbeat>
  readonly answer: (answer: Answer) => void
}

/** As many as fit, in order; at least one. */
const takeGroup = (queue: Waiting[], maxRows: number): ReadonlyArray<Waiting> => {
  let rows = 0
  let count = 0
  for (const { batch } of queue) {
    if (count > 0 && rows + batch.length > maxRows) break
    rows += batch.length
    count += 1
  }
  return queue.splice(0, count)
}

/** Gives each request its part of the receipt for all. */
const share = (group: ReadonlyArray<Waiting>, { fresh }: AppendReceipt): void => {
  let from = 0
  for (const { batch, answer } of group) {
    answer(E.right({ fresh: fresh.slice(from, from + batch.length) }))
    from += batch.length
  }
}

/**
 * The same log, whose appends wait for each other and are written together: while one flush is in flight, what arrives is
 * gathered for the next. A lone append is written at once. Nothing is acknowledged before the log has acknowledged it.
 */
export const withGroupCommit = (log: HeartbeatLog, options: GroupCommitOptions): GroupCommit => {
  const queue: Waiting[] = []
  let waitingRows = 0
  let inFlight = 0
  let scheduled = false
  let idle: Array<() => void> = []

  /** When the group is refused for what is in it, its requests go one by one, so that only the bad one fails. */
  const write = async (group: ReadonlyArray<Waiting>): Promise<void> => {
    const answer: Answer = await log.append(group.flatMap(({ batch }) => batch))()
    if (E.isRight(answer)) return share(group, answer.right)
    if (group.length > 1 && answer.left._tag === 'LogUnavailable' && options.refusedData(answer.left)) {
      for (const request of group) await write([request])
    } else {
      for (const request of group) request.answer(answer)
    }
  }

  const flush = async (): Promise<void> => {
    const group = takeGroup(queue, options.maxRows)
    waitingRows -= group.reduce((rows, { batch }) => rows + batch.length, 0)
    inFlight += 1
    await write(group)
    inFlight -= 1
    schedule()
  }

  const schedule = (): void => {
    if (queue.length === 0 && inFlight === 0) {
      for (const resolve of idle) resolve()
      idle = []
    }
    if (scheduled || queue.length === 0 || inFlight >= options.flushesInFlight) return
    scheduled = true
    setImmediate(() => {
      scheduled = false
      void flush()
      schedule()
    })
  }

  const append: HeartbeatLog['append'] = (batch) => () => {
    if (queue.length > 0 && waitingRows + batch.length > options.maxWaitingRows) {
      return Promise.resolve(E.left({ _tag: 'LogOverloaded', retryAfterSeconds: options.retryAfterSeconds }))
    }
    return new Promise((answer) => {
      queue.push({ batch, answer })
      waitingRows += batch.length
      schedule()
    })
  }

  const drain = (): Promise<void> =>
    queue.length === 0 && inFlight === 0 ? Promise.resolve() : new Promise((resolve) => { idle.push(resolve) })

  return { log: { ...log, append }, drain }
}
