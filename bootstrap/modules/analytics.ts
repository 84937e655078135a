import { ContainerModule } from 'inversify'
import type { Logger } from 'pino'
import * as core from '../../core/index.js'
import {
  ACCOUNT_DIRECTORY as accounts, ACTIVITY_LEDGER as ledger, CLOCK as clock, COMPUTE_STATS, EXPLAIN_TOTAL, HEARTBEAT_LOG as log,
  LANGUAGES as languages, LIST_DURATIONS, LOGGER as logger, SETTLE_FAILED as settleFailed, SETTLE_WAITING_DAYS, SUMMARIZE_DAYS, TOTAL_ALL_TIME,
} from '../tokens.js'
import { provide } from './provide.js'

/** The answer was right; but as long as days cannot be kept, each asker pays for folding them. */
const makeSettleFailed = ({ logger }: { readonly logger: Pick<Logger, 'warn'> }) =>
  ({ cause }: core.LedgerUnavailable): void => logger.warn({ err: cause }, 'folded days could not be kept')

export const analyticsModule = new ContainerModule(({ bind }) => {
  const toldOfFailures = { log, ledger, languages, clock, settleFailed }
  provide(bind, settleFailed, makeSettleFailed, { logger })
  provide(bind, SUMMARIZE_DAYS, core.makeSummarizeDays, toldOfFailures)
  provide(bind, COMPUTE_STATS, core.makeComputeStats, toldOfFailures)
  provide(bind, TOTAL_ALL_TIME, core.makeTotalAllTime, toldOfFailures)
  provide(bind, LIST_DURATIONS, core.makeListDurations, { log, languages })
  provide(bind, EXPLAIN_TOTAL, core.makeExplainTotal, { log, languages })
  provide(bind, SETTLE_WAITING_DAYS, core.makeSettleWaitingDays, { log, ledger, accounts })
})
