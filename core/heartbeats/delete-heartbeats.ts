import { contains } from '../shared/period.js'
import type { HeartbeatKey } from './heartbeat.js'
import type { HeartbeatLog } from './heartbeat-log.port.js'
import { keyOfHeartbeatId } from './heartbeat-id.js'
import type { DeleteHeartbeats } from './use-cases.js'

export const makeDeleteHeartbeats =
  ({ log }: { readonly log: Pick<HeartbeatLog, 'remove'> }): DeleteHeartbeats =>
  (user, period, ids) => {
    const keys = [...new Set(ids)]
      .map((id) => keyOfHeartbeatId(user, id))
      .filter((key): key is HeartbeatKey => key !== null && contains(period, key.instant))
    return log.remove(keys)
  }
