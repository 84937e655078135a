import type { HeartbeatLog } from './heartbeat-log.port.js'
import type { PageHeartbeats } from './use-cases.js'

export const makePageHeartbeats =
  ({ log }: { readonly log: Pick<HeartbeatLog, 'page'> }): PageHeartbeats =>
  (user, after, limit) => log.page(user, after, limit)
