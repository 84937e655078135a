import * as fc from 'fast-check'
import {
  addDays, dateAt, type Fingerprint, type Heartbeat, HOUR, type Instant, instant, later, type LocalDate, type Microseconds, MINUTE, type Period,
  periodOfDay, type Policy, readZone, SECOND, type UserId, type Zone,
} from '../../../core/index.js'
import { nowhere, someHeartbeat } from '../../support/heartbeats.js'

/** One user's heartbeats, whoever that user is, in time order and distinct. */
export type Timeline = ReadonlyArray<Omit<Heartbeat, 'user'>>

/** Where, by what rule, and around when: everything but the heartbeats. */
export interface Setting {
  readonly zone: Zone
  readonly policy: Policy
  readonly start: Instant
  /** Local days that hold every heartbeat. */
  readonly first: LocalDate
  readonly last: LocalDate
}

export interface Life extends Setting { readonly timeline: Timeline }

/** Midnights there and in UTC, and clock changes; the instants are just before them. */
const EDGES: ReadonlyArray<readonly [zone: string, instant: string]> = [
  ['UTC', '2026-03-04T23:40:00Z'],
  ['UTC', '2026-03-04T23:55:00Z'],
  ['Asia/Kolkata', '2026-06-10T23:40:00Z'],
  ['America/New_York', '2026-03-07T23:50:00Z'],
  ['Europe/London', '2026-10-24T23:40:00Z'],
  ['Europe/Berlin', '2026-03-29T00:40:00Z'],
  ['Europe/Berlin', '2026-03-28T22:40:00Z'],
  ['Europe/Berlin', '2026-10-25T00:30:00Z'],
  ['America/New_York', '2026-11-01T03:40:00Z'],
  ['America/Sao_Paulo', '2018-11-04T02:40:00Z'],
  ['Asia/Beirut', '2026-03-28T21:40:00Z'],
  ['Africa/Cairo', '2026-10-29T20:30:00Z'],
  ['Asia/Kathmandu', '2026-06-10T17:50:00Z'],
  ['Pacific/Apia', '2011-12-30T09:40:00Z'],
  ['Australia/Lord_Howe', '2026-04-04T14:40:00Z'],
  ['America/St_Johns', '2010-11-07T02:10:00Z'],
  ['Africa/Monrovia', '1972-01-06T00:20:00Z'],
]

export const timeouts: fc.Arbitrary<Microseconds> = fc.constantFrom(1, 2, 15, 60).map((minutes) => minutes * MINUTE)

export const policies: fc.Arbitrary<Policy> = fc.record({ timeout: timeouts, writesOnly: fc.boolean() })

const settings: fc.Arbitrary<Setting> = fc
  .record({ edge: fc.constantFrom(...EDGES), policy: policies, before: fc.integer({ min: 0, max: 90 * 60 }) })
  .map(({ edge: [name, text], policy, before }) => {
    const zone = readZone(name)!
    const start = instant((Date.parse(text) / 1000 - before) * SECOND)
    const date = dateAt(zone, start)
    return { zone, policy, start, first: addDays(date, -1), last: addDays(date, 3) }
  })

/** Gaps of no time, of seconds, around the timeout to the microsecond, of hours. */
const gaps = (timeout: Microseconds): fc.Arbitrary<Microseconds> => fc.oneof(
  { weight: 2, arbitrary: fc.constant(0) },
  { weight: 6, arbitrary: fc.integer({ min: 1, max: 4 * MINUTE }) },
  { weight: 4, arbitrary: fc.constantFrom(timeout - 1, timeout, timeout + 1) },
  { weight: 3, arbitrary: fc.integer({ min: 1, max: 2 * timeout }) },
  { weight: 2, arbitrary: fc.integer({ min: HOUR, max: 20 * HOUR }) },
)

export const ENTITIES = ['/a.go', '/b.rs'] as const
export const DEPENDENCIES = ['fp-ts', 'io-ts'] as const

const names = fc.constantFrom('A', 'B', null)

const attributes = fc.record({
  project: names,
  language: fc.constantFrom('Go', 'Rust', null),
  branch: fc.constantFrom('main', null),
  category: fc.constantFrom('coding', 'ai coding'),
  entity: fc.constantFrom(...ENTITIES),
  isWrite: fc.boolean(),
  dependencies: fc.subarray([...DEPENDENCIES]),
  human: fc.constantFrom(null, 0, 5, -3),
  editor: fc.constantFrom('vscode', null),
})

const timelinesIn = ({ start, policy }: Setting, minLength: number, maxLength: number): fc.Arbitrary<Timeline> =>
  fc.array(fc.tuple(gaps(policy.timeout), attributes, fc.integer({ min: 0, max: 1_000 })), { minLength, maxLength })
    .map((steps) => {
      let at = start
      return steps.map(([gap, { human, editor, ...sent }, chance], index) => {
        at = index === 0 ? start : later(at, gap)
        const lineChanges = human === null ? null : { ai: null, human, added: null, deleted: null }
        const fingerprint = (chance * 1_000 + index) as Fingerprint
        return { ...someHeartbeat('' as UserId, sent), instant: at, fingerprint, lineChanges, origin: { ...nowhere, editor } }
      })
    })

/** Timelines of a few days around midnights and clock changes. Long gaps are few: later heartbeats than the last day are left out. */
export const lives = (maxLength = 24, minLength = 1): fc.Arbitrary<Life> => settings.chain((setting) =>
  timelinesIn(setting, minLength, maxLength).map((timeline) => {
    const end = periodOfDay(setting.zone, setting.last).to
    return { ...setting, timeline: timeline.filter((beat) => beat.instant < end) }
  }))

export const of = (user: UserId, timeline: Timeline): ReadonlyArray<Heartbeat> => timeline.map((beat) => ({ ...beat, user }))

/** A window whose ends fall near heartbeats, or anywhere in the days. */
export const windowsIn = ({ zone, first, last, timeline }: Life): fc.Arbitrary<Period> => {
  const { from } = periodOfDay(zone, first)
  const { to } = periodOfDay(zone, last)
  const ends = fc.oneof(
    fc.integer({ min: from, max: to }),
    fc.tuple(fc.constantFrom(...timeline), fc.integer({ min: -2, max: 2 * MINUTE })).map(([beat, by]) => beat.instant + by),
  )
  return fc.tuple(ends, ends).map(([a, b]) => ({ from: instant(Math.min(a, b)), to: instant(Math.max(a, b)) }))
}
