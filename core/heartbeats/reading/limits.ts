/**
 * The longest texts taken, in UTF-16 units. A longer name by which time is told apart rejects its heartbeat; anything else that
 * is longer is cut.
 */
export const LONGEST = {
  entity: 8_192,
  project: 1_024,
  branch: 1_024,
  language: 255,
  category: 255,
  type: 255,
  dependency: 255,
  userAgent: 1_024,
  name: 255,
} as const

/** Further dependencies are dropped. */
export const MOST_DEPENDENCIES = 1_000

/** The largest count a client may report; a larger one is dropped. */
export const LARGEST_COUNT = 2_147_483_647
