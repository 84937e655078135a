import { readFileSync } from 'node:fs'
import { expect } from 'chai'
import {
  type Fingerprint, type Group, type Heartbeat, instant, type LocalDate, MINUTE, type Policy, type UserId, type Zone,
} from '../../../core/index.js'
import { someHeartbeat, someone } from '../../support/heartbeats.js'
import { accountOf, askOf, type CodingTimeStore } from './asking.js'

interface CaseHeartbeat {
  readonly time: number | string
  readonly entity: string
  readonly type: string
  readonly category: string
  readonly project: string | null
  readonly branch: string | null
  readonly language: string | null
  readonly is_write: boolean
}
type Groups = ReadonlyArray<readonly [string | null, number]>
interface CaseDay {
  readonly date: LocalDate
  readonly from: number
  readonly to: number
  readonly total: number
  readonly by_project?: Groups
  readonly by_language?: Groups
  readonly by_category?: Groups
  readonly by_branch?: Groups
  readonly filtered: ReadonlyArray<{ readonly filter: Readonly<Record<string, string>>; readonly total: number }>
}
export interface Case {
  readonly name: string
  readonly zone: Zone
  readonly timeout_minutes: number
  readonly writes_only: boolean
  readonly heartbeats: ReadonlyArray<CaseHeartbeat>
  readonly days: ReadonlyArray<CaseDay>
  readonly sessions: ReadonlyArray<{ readonly from: number; readonly to: number; readonly heartbeats: number }>
}

const file = new URL('../../../../test/fixtures/coding-time/cases.json', import.meta.url)

/** The worked cases of the rule, with answers to the microsecond. */
export const readCases = (): ReadonlyArray<Case> => (JSON.parse(readFileSync(file, 'utf8')) as { readonly cases: ReadonlyArray<Case> }).cases

/** Seconds to microseconds without the rounding of a product: digits are moved, not multiplied. */
const microseconds = (time: number | string): number => {
  const [whole, fraction = ''] = String(time).split('.')
  return Number(`${whole}${fraction.padEnd(6, '0').slice(0, 6)}`)
}

/** Equal heartbeats get equal fingerprints: rule 8, with the text itself in place of a hash. */
const heartbeatsOf = (user: UserId, { heartbeats }: Case): ReadonlyArray<Heartbeat> => {
  const identities = new Map<string, number>()
  return heartbeats.map(({ time, entity, type, category, project, branch, language, is_write: isWrite }) => {
    const identity = JSON.stringify([entity, type, category, project, branch, language, isWrite])
    if (!identities.has(identity)) identities.set(identity, identities.size + 1)
    return someHeartbeat(user, {
      instant: instant(microseconds(time)), fingerprint: identities.get(identity) as Fingerprint,
      entity, type, category, project, branch, language, isWrite,
    })
  })
}

/** In an order of our own: the cases list groups by name. */
const sorted = (groups: Groups): Groups => [...groups].sort(([a], [b]) => (String(a) < String(b) ? -1 : 1))

const timesOf = (groups: ReadonlyArray<Group>): Groups =>
  sorted(groups.filter(({ active }) => active > 0).map(({ name, active }) => [name, active] as const))

/** Asks a store for everything that the case tells, under the user's own policy (settled days) and another's (heartbeats). */
export const checkCase = async (store: CodingTimeStore, given: Case): Promise<void> => {
  const user = someone()
  const heartbeats = heartbeatsOf(user, given)
  const { zone } = given
  const policy: Policy = { timeout: given.timeout_minutes * MINUTE, writesOnly: given.writes_only }
  const ask = askOf(store, instant(Math.max(...heartbeats.map((heartbeat) => heartbeat.instant))))
  await ask.append(heartbeats)

  const own = accountOf(user, zone, policy)
  const foreign = accountOf(user, zone, { timeout: 37 * MINUTE, writesOnly: false })
  const first = given.days[0]!
  const last = given.days.at(-1)!
  for (const account of [own, foreign, own]) {
    const question = { account, zone, policy, first: first.date, last: last.date, withEntities: false }
    const summary = await ask.summarize({ ...question, filter: {} })
    expect(summary.totals.active).to.equal(given.days.reduce((total, day) => total + day.total, 0))
    for (const [index, day] of given.days.entries()) {
      const { date, period, totals, breakdown } = summary.days[index]!
      expect({ date, ...period, total: totals.active }).to.deep.equal({ date: day.date, from: day.from, to: day.to, total: day.total })
      if (day.by_project !== undefined) expect(timesOf(breakdown.project), 'projects').to.deep.equal(sorted(day.by_project))
      if (day.by_language !== undefined) expect(timesOf(breakdown.language), 'languages').to.deep.equal(sorted(day.by_language))
      if (day.by_category !== undefined) expect(timesOf(breakdown.category), 'categories').to.deep.equal(sorted(day.by_category))
      if (day.by_branch !== undefined) expect(timesOf(breakdown.branch), 'branches').to.deep.equal(sorted(day.by_branch))
      for (const { filter, total } of day.filtered) {
        const names = Object.fromEntries(Object.entries(filter).map(([dimension, name]) => [dimension, [name]]))
        const filtered = await ask.summarize({ ...question, first: day.date, last: day.date, filter: names })
        expect(filtered.totals.active, `filtered by ${JSON.stringify(filter)}`).to.equal(total)
        expect(await ask.total(account, zone, policy, period, names), `explained ${JSON.stringify(filter)}`).to.equal(total)
      }
    }
  }
  const everything = { from: instant(heartbeats.reduce((least, { instant }) => Math.min(least, instant), Infinity)), to: instant(last.to) }
  const explained = await ask.explain({ account: own, zone, policy, window: everything, filter: {} })
  expect(explained.sessions).to.deep.equal(given.sessions)
}
