import { ContainerModule } from 'inversify'
import * as core from '../../core/index.js'
import {
  ACCOUNT_DIRECTORY as accounts, ACTIVITY_LEDGER as ledger, CLOCK as clock, COMPUTE_STATS, EXPLAIN_TOTAL, HEARTBEAT_LOG as log,
  LANGUAGES as languages, LIST_DURATIONS, SETTLE_WAITING_DAYS, SUMMARIZE_DAYS, TOTAL_ALL_TIME,
} from '../tokens.js'
import { provide } from './provide.js'

export const analyticsModule = new ContainerModule(({ bind }) => {
  provide(bind, SUMMARIZE_DAYS, core.makeSummarizeDays, { log, ledger, languages, clock })
  provide(bind, COMPUTE_STATS, core.makeComputeStats, { log, ledger, languages, clock })
  provide(bind, TOTAL_ALL_TIME, core.makeTotalAllTime, { log, ledger, languages, clock })
  provide(bind, LIST_DURATIONS, core.makeListDurations, { log, languages })
  provide(bind, EXPLAIN_TOTAL, core.makeExplainTotal, { log, languages })
  provide(bind, SETTLE_WAITING_DAYS, core.makeSettleWaitingDays, { log, ledger, accounts })
})
