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

/** Processor time so far, user and system, in microseconds. */
export interface ProcessorTime {
  readonly own: number
  /** Of all descendants: of a server with an embedded store, that is the database. */
  readonly descendants: number
}

const allReadings = (): ReadonlyMap<number, Reading> => {
  const readings = new Map<number, Reading>()
  for (const entry of readdirSync('/proc')) {
    const found = /^\d+$/.test(entry) ? reading(entry) : null
    if (found !== null) readings.set(Number(entry), found)
  }
  return readings
}

/** What a process and its descendants have used so far. Linux only. */
export const processorTime = (root: number): ProcessorTime => {
  const readings = allReadings()
  const descends = (pid: number | undefined): boolean =>
    pid !== undefined && pid > 1 && (pid === root || descends(readings.get(pid)?.parent))
  let all = 0
  for (const [pid, { ticks }] of readings) if (descends(pid)) all += ticks
  const own = readings.get(root)?.ticks ?? 0
  return { own: own * MICROSECONDS_PER_TICK, descendants: (all - own) * MICROSECONDS_PER_TICK }
}

/** Microseconds for each of something, ours and the database's. */
export const processorText = (node: number, database: number): string =>
  `${(node + database).toFixed(0)} µs CPU each (Node ${node.toFixed(0)}, PostgreSQL ${database.toFixed(0)})`
