import { setTimeout as pause } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import type { Logger } from 'pino'
import type { SettleWaitingDays } from '../../core/index.js'
import { messageOf } from '../refusal.js'

/**
 * Folds the days that nobody has asked for yet, in the background: a few at a time, and never for long. Readers do not wait for it; it
 * only leaves them less to fold.
 */
export interface SettleLoop {
  readonly start: () => void
  /** Answers when the round that is running has ended. */
  readonly stop: () => Promise<void>
}

interface Rhythm {
  readonly settle: SettleWaitingDays
  readonly logger: Pick<Logger, 'warn'>
  /** How long it rests when nothing waits, in milliseconds. */
  readonly rest?: number
}

/** Ten full days are folded within some hundredths of a second: nobody's request waits longer than that. */
const DAYS_A_ROUND = 10
/** A day that is being lived is folded anew after every rest. */
const REST = 15_000
const LONGEST_REST = 60_000
/** While much waits it rests so many times as long as it worked: the more the machine has to do, the longer. */
const REST_FOR_WORK = 3

export const makeSettleLoop = ({ settle, logger, rest = REST }: Rhythm): SettleLoop => {
  const stopping = new AbortController()
  let running: Promise<void> = Promise.resolve()

  const round = async (failures: number): Promise<{ readonly failures: number; readonly rest: number }> => {
    const begun = performance.now()
    const settled = await settle(DAYS_A_ROUND)()
    const worked = performance.now() - begun
    if (E.isRight(settled)) return { failures: 0, rest: settled.right === DAYS_A_ROUND ? Math.min(rest, worked * REST_FOR_WORK) : rest }
    if (failures === 0) logger.warn(`days wait to be settled: ${messageOf(settled.left.cause)}`)
    return { failures: failures + 1, rest: Math.min(LONGEST_REST, rest * 2 ** (failures + 1)) }
  }

  const run = async (): Promise<void> => {
    let failures = 0
    while (!stopping.signal.aborted) {
      const next = await round(failures)
      failures = next.failures
      await pause(next.rest, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }

  return {
    start: () => { running = run() },
    stop: () => {
      stopping.abort()
      return running
    },
  }
}
