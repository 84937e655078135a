import type { HeartbeatLog } from './heartbeat-log.port.js'
import type { ListHeartbeats } from './use-cases.js'

export const makeListHeartbeats =
  ({ log }: { readonly log: Pick<HeartbeatLog, 'within'> }): ListHeartbeats =>
  (user, period) => log.within(user, period)
