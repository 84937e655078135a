import type { UserId } from '../accounts/account.js'
import type { Instant } from '../shared/instant.js'
import { keyOfHeartbeatId } from './heartbeat-id.js'
import { type KnownOf, readBatch } from './reading/batch.js'
import { makeOriginOf } from './reading/origins.js'
import { type RecordingDependencies, storeBatch } from './reading/store-batch.js'
import { readIsoTime } from './reading/time.js'
import type { ImportHeartbeats } from './use-cases.js'

export const makeImportHeartbeats = (dependencies: RecordingDependencies): ImportHeartbeats => {
  const { languages, clock } = dependencies
  const originOf = makeOriginOf()
  return (user, exported) => {
    const now = clock()
    const read = readBatch(exported, { user, userAgent: null, machine: null, now, languages, originOf }, knownBefore(user, now))
    return storeBatch(read, user, dependencies)
  }
}

/**
 * An export holds what was filled in when the heartbeat was recorded, so its identity cannot be computed from it again: the id
 * tells. An id that this product did not make, or that was made for another instant, says nothing.
 */
const knownBefore = (user: UserId, now: Instant): KnownOf => (sent, instant) => {
  const { id, created_at: createdAt } = sent as { readonly id?: unknown; readonly created_at?: unknown }
  const key = typeof id === 'string' ? keyOfHeartbeatId(user, id) : null
  if (key === null || key.instant !== instant) return null
  const received = typeof createdAt === 'string' ? readIsoTime(createdAt) : null
  return { fingerprint: key.fingerprint, receivedAt: received === null || received > now ? now : received }
}
