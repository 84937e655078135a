import { type ActivityRow, type DayActivity, QUARTER_HOUR, type Slice, type UtcDay } from '../../core/index.js'
import { ODD_TEXTS } from './samples.js'

const unknown: Slice = {
  project: null, branch: null, language: null, category: 'coding', editor: null, operatingSystem: null, machine: null, aiAgent: null,
  aiModel: null,
}

const row = (quarter: number, slice: number, differing: Partial<ActivityRow> = {}): ActivityRow => ({
  quarter, slice, active: 60_000_000, heartbeats: 2, lines: null, ai: null, ...differing,
})

/** A plain day that can be told apart by its number of heartbeats. */
export const someActivity = (day: UtcDay, heartbeats: number): DayActivity => ({
  day, slices: [{ ...unknown, project: 'A' }], rows: [row(36, 0, { heartbeats })], dependencies: [],
})

const named = (text: string): Slice => ({
  project: text, branch: text, language: text, category: text, editor: text, operatingSystem: text, machine: text, aiAgent: text, aiModel: text,
})

const HUGE = Number.MAX_SAFE_INTEGER

/** Days that between them have every field at its edges. */
export const everyFieldOfADay = (day: UtcDay): ReadonlyArray<DayActivity> => [
  { day, slices: [unknown], rows: [row(0, 0, { active: 0, heartbeats: 1 }), row(95, 0, { active: QUARTER_HOUR, heartbeats: 0 })], dependencies: [] },
  {
    day,
    slices: [unknown, { ...unknown, project: 'a' }, { ...unknown, aiModel: 'a' }],
    rows: [
      row(1, 0, { lines: { aiAdded: 1, aiDeleted: 2, humanAdded: 3, humanDeleted: 4 } }),
      row(1, 1, { ai: { inputTokens: 1, cachedInputTokens: 2, outputTokens: 3, prompts: 4, promptLength: 5 } }),
      row(1, 2),
      row(2, 1, {
        active: 1,
        heartbeats: 1_000_000,
        lines: { aiAdded: HUGE, aiDeleted: HUGE, humanAdded: HUGE, humanDeleted: HUGE },
        ai: { inputTokens: HUGE, cachedInputTokens: HUGE, outputTokens: HUGE, prompts: HUGE, promptLength: HUGE },
      }),
    ],
    dependencies: [
      { quarter: 1, slice: 0, dependency: 'fp-ts', active: 1 },
      { quarter: 1, slice: 0, dependency: 'io-ts', active: HUGE },
      { quarter: 1, slice: 0, dependency: 'koa', active: 1 },
      { quarter: 1, slice: 2, dependency: 'fp-ts', active: 1 },
      { quarter: 2, slice: 1, dependency: '', active: 2 },
      { quarter: 2, slice: 1, dependency: 'constructor', active: 0 },
    ],
  },
  {
    day,
    slices: ODD_TEXTS.map(named),
    rows: ODD_TEXTS.map((_, slice) => row(40, slice)),
    dependencies: ODD_TEXTS.toSorted().map((dependency, slice) => ({ quarter: 40, slice: slice % 3, dependency, active: 3 })).toSorted((a, b) => a.slice - b.slice),
  },
]
