import { readdirSync, readFileSync } from 'node:fs'

/** Linux counts processor time in hundredths of a second, whatever its clock. */
const MICROSECONDS_PER_TICK = 10_000

interface Reading { readonly parent: number; readonly ticks: number }

const reading = (pid: string): Reading | null => {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
    const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ').map(Number)
    // Own user and system time, then that of children that have ended.
    return { parent: fields[1] ?? 0, ticks: (fields[11] ?? 0) + (fields[12] ?? 0) + (fields[13] ?? 0) + (fields[14] ?? 0) }
  } catch {
    return null
  }
}

/** Processor time, user and system, of the processes and all their descendants so far, in microseconds. Linux only. */
export const processorTime = (...roots: ReadonlyArray<number>): number => {
  const readings = new Map<number, Reading>()
  for (const entry of readdirSync('/proc')) {
    if (!/^\d+$/.test(entry)) continue
    const found = reading(entry)
    if (found !== null) readings.set(Number(entry), found)
  }
  const belongs = (pid: number): boolean => {
    for (let at: number | undefined = pid; at !== undefined && at > 1; at = readings.get(at)?.parent) if (roots.includes(at)) return true
    return false
  }
  let ticks = 0
  for (const [pid, found] of readings) if (belongs(pid)) ticks += found.ticks
  return ticks * MICROSECONDS_PER_TICK
}
