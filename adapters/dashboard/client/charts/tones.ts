/** How many colours the style sheet has; what finds none free is drawn in the neutral one. */
export const TONES = 7

/** The colour of each name, from 1 to `TONES`. */
export type Tones = ReadonlyMap<string, number>

/**
 * Gives the first names of the ranking a colour each. A name that had one keeps it, so that colours do not move about while the page
 * is open; a name that left the ranking sets its colour free.
 */
export const assignTones = (before: Tones, ranking: ReadonlyArray<string>): Tones => {
  const names = ranking.slice(0, TONES)
  const kept = new Map(names.flatMap((name) => {
    const tone = before.get(name)
    return tone === undefined ? [] : [[name, tone] as const]
  }))
  const taken = new Set(kept.values())
  const free = Array.from({ length: TONES }, (_, index) => index + 1).filter((tone) => !taken.has(tone))
  return new Map(names.map((name) => [name, kept.get(name) ?? free.shift() ?? 0] as const))
}

export const toneClass = (tones: Tones, name: string): string => `tone-${tones.get(name) ?? 0}`
