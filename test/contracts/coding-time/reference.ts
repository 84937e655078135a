import type { Heartbeat, Microseconds, Period, Policy, Slice } from '../../../core/index.js'

/**
 * The rule, said once more and as plainly as possible: for each heartbeat the next one is looked for among all of them. It shares no code
 * with the core, and is slow.
 */

const comesBefore = (a: Heartbeat, b: Heartbeat): boolean => a.instant < b.instant || (a.instant === b.instant && a.fingerprint < b.fingerprint)

const nextOf = (a: Heartbeat, heartbeats: ReadonlyArray<Heartbeat>): Heartbeat | null => {
  let next: Heartbeat | null = null
  for (const b of heartbeats) if (comesBefore(a, b) && (next === null || comesBefore(b, next))) next = b
  return next
}

const entering = (heartbeats: ReadonlyArray<Heartbeat>, { writesOnly }: Policy): ReadonlyArray<Heartbeat> =>
  heartbeats.filter((heartbeat) => !writesOnly || heartbeat.isWrite)

/** The time in the window that belongs to heartbeats that pass. `heartbeats` are distinct and in any order. */
export const referenceTime = (
  heartbeats: ReadonlyArray<Heartbeat>,
  policy: Policy,
  window: Period,
  passes: (owner: Heartbeat) => boolean = () => true,
): Microseconds => {
  const entered = entering(heartbeats, policy)
  let total = 0
  for (const owner of entered) {
    const next = nextOf(owner, entered)
    if (next === null || next.instant - owner.instant > policy.timeout || !passes(owner)) continue
    total += Math.max(0, Math.min(next.instant, window.to) - Math.max(owner.instant, window.from))
  }
  return total
}

/** How many heartbeats that pass lie in the window. */
export const referenceCount = (
  heartbeats: ReadonlyArray<Heartbeat>,
  policy: Policy,
  window: Period,
  passes: (heartbeat: Heartbeat) => boolean = () => true,
): number => entering(heartbeats, policy).filter((beat) => window.from <= beat.instant && beat.instant < window.to && passes(beat)).length

/** Lines that humans are said to have changed in the window, net. */
export const referenceHumanLines = (
  heartbeats: ReadonlyArray<Heartbeat>,
  policy: Policy,
  window: Period,
  passes: (heartbeat: Heartbeat) => boolean,
): number =>
  entering(heartbeats, policy)
    .filter((beat) => window.from <= beat.instant && beat.instant < window.to && passes(beat))
    .reduce((lines, beat) => lines + (beat.lineChanges?.human ?? 0), 0)

export const referenceValue = (heartbeat: Heartbeat, dimension: keyof Slice): string | null => {
  const { project, branch, language, category, origin } = heartbeat
  return { project, branch, language, category, ...origin }[dimension]
}
