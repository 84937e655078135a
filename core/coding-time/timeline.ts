import type { Heartbeat } from '../heartbeats/heartbeat.js'
import type { Policy } from './policy.js'

const byInstantThenFingerprint = (a: Heartbeat, b: Heartbeat): number => a.instant - b.instant || a.fingerprint - b.fingerprint

const isOrdered = (heartbeats: ReadonlyArray<Heartbeat>): boolean => {
  for (let index = 1; index < heartbeats.length; index += 1) {
    if (byInstantThenFingerprint(heartbeats[index - 1]!, heartbeats[index]!) >= 0) return false
  }
  return true
}

/** The heartbeats that enter one user's timeline under the policy, ordered by instant, then fingerprint, each once (rule 8). */
export const timelineOf = (heartbeats: ReadonlyArray<Heartbeat>, { writesOnly }: Pick<Policy, 'writesOnly'>): ReadonlyArray<Heartbeat> => {
  const entering = writesOnly ? heartbeats.filter((heartbeat) => heartbeat.isWrite) : heartbeats
  if (isOrdered(entering)) return entering
  const ordered = entering.toSorted(byInstantThenFingerprint)
  return ordered.filter((heartbeat, index) => index === 0 || byInstantThenFingerprint(ordered[index - 1]!, heartbeat) < 0)
}
