import type { Receipt } from '../../core/index.js'

/** What became of the heartbeats of many batches. */
export interface Tally {
  readonly add: (receipt: Receipt) => void
  readonly stored: () => number
  /** Such as `12,345 stored, 6 duplicate, 7 rejected`. */
  readonly line: () => string
  /** Why some were rejected, and how many for each reason; the most frequent first. */
  readonly reasons: () => ReadonlyArray<string>
}

const inWords = (count: number): string => count.toLocaleString('en')

export const makeTally = (): Tally => {
  const counts = { Stored: 0, Duplicate: 0, Rejected: 0 }
  const reasons = new Map<string, number>()
  return {
    add: ({ verdicts }) => {
      for (const verdict of verdicts) {
        counts[verdict._tag] += 1
        if (verdict._tag !== 'Rejected') continue
        for (const { field, why } of verdict.problems) reasons.set(`${field}: ${why}`, (reasons.get(`${field}: ${why}`) ?? 0) + 1)
      }
    },
    stored: () => counts.Stored,
    line: () => `${inWords(counts.Stored)} stored, ${inWords(counts.Duplicate)} duplicate, ${inWords(counts.Rejected)} rejected`,
    reasons: () => [...reasons].sort(([, a], [, b]) => b - a).map(([reason, count]) => `${inWords(count)} × ${reason}`),
  }
}
