import * as E from 'fp-ts/lib/Either.js'
import type { SettleWaitingDays } from '../../core/index.js'

const DAYS_A_ROUND = 31

/**
 * Folds the days that wait, telling after each round how many it has folded, so that the first reader after an import need not wait for them.
 * Where it cannot, it stops: nothing is lost, for a reader or the running server will fold them.
 */
export const settleAll = async (settle: SettleWaitingDays, tell: (days: number) => void): Promise<void> => {
  let days = 0
  for (;;) {
    const settled = await settle(DAYS_A_ROUND)()
    if (E.isLeft(settled)) return
    days += settled.right
    tell(days)
    if (settled.right < DAYS_A_ROUND) return
  }
}
