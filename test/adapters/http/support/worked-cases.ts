import { expect } from 'chai'
import { instant, periodOfDay, SECOND, type Store } from '../../../../core/index.js'
import { asSent } from '../../../contracts/coding-time/asking.js'
import { type Case, readCases } from '../../../contracts/coding-time/cases.js'
import { basic, startServer, type TestServer } from './server.js'

const ME = '/api/v1/users/current'
const microseconds = (seconds: number): number => Math.round(seconds * SECOND)
const newKey = (index: number): string => `waka_11111111-2222-4333-8444-${String(index).padStart(12, '0')}`

interface Item { readonly name: string; readonly total_seconds: number }

const LABELS = { project: 'Unknown Project', language: 'Other', category: 'Coding', branch: 'Unknown Branch' } as const

/** What of the answer is to be compared with a case: label and time, without what took none. */
const timesOf = (items: ReadonlyArray<Item>): Readonly<Record<string, number>> =>
  Object.fromEntries(items.filter(({ total_seconds }) => total_seconds > 0).map(({ name, total_seconds }) => [name.toLowerCase(), microseconds(total_seconds)]))

const expectedTimes = (groups: ReadonlyArray<readonly [string | null, number]>, dimension: keyof typeof LABELS): Readonly<Record<string, number>> =>
  Object.fromEntries(groups.filter(([, active]) => active > 0).map(([name, active]) => [(name ?? LABELS[dimension]).toLowerCase(), active]))

const policyOf = ({ zone, timeout_minutes, writes_only }: Case): string =>
  `timezone=${encodeURIComponent(zone)}&timeout=${timeout_minutes}&writes_only=${writes_only}`

/** The published cases, asked as a client asks. */
export const workedCasesThroughTheApi = (name: string, makeStore: () => Promise<Store>): void => {
  describe(`the worked cases of coding time, through the API on ${name}`, () => {
    let server: TestServer
    before(async () => {
      server = await startServer({}, asSent, await makeStore())
      server.setNow(instant(2_000_000_000 * SECOND))
    })
    after(() => server.close())

    for (const [index, worked] of readCases().entries()) {
      it(worked.name, async () => {
        const key = newKey(index)
        const headers = basic(key)
        await server.addUser(`case-${index}`, key)
        const { json: { responses } } = await server.post(`${ME}/heartbeats.bulk`, worked.heartbeats, headers)
        expect(responses.map(([, status]: [unknown, number]) => status)).to.deep.equal(worked.heartbeats.map(() => 201))

        for (const day of worked.days) {
          expect(periodOfDay(worked.zone, day.date)).to.deep.equal({ from: day.from, to: day.to })
          const { json } = await server.get(`${ME}/summaries?start=${day.date}&end=${day.date}&${policyOf(worked)}`, headers)
          expect(microseconds(json.data[0].grand_total.total_seconds)).to.equal(day.total)
          if (day.by_project) expect(timesOf(json.data[0].projects)).to.deep.equal(expectedTimes(day.by_project, 'project'))
          if (day.by_language) expect(timesOf(json.data[0].languages)).to.deep.equal(expectedTimes(day.by_language, 'language'))
          if (day.by_category) expect(timesOf(json.data[0].categories)).to.deep.equal(expectedTimes(day.by_category, 'category'))
          for (const { filter, total } of day.filtered) {
            const asked = `${new URLSearchParams(filter).toString()}&${policyOf(worked)}`
            const { json: explained } = await server.get(`${ME}/explain?date=${day.date}&${asked}`, headers)
            expect(explained.data.total_microseconds, JSON.stringify(filter)).to.equal(total)
          }
          const { json: { data } } = await server.get(`${ME}/explain?date=${day.date}&${policyOf(worked)}`, headers)
          const counted = data.gaps.map(({ counted_seconds }: { readonly counted_seconds: number }) => microseconds(counted_seconds))
          expect(counted.reduce((sum: number, part: number) => sum + part, 0)).to.equal(day.total)
        }
        const first = Math.min(...worked.heartbeats.map(({ time }) => Number(time)))
        const last = Math.max(...worked.heartbeats.map(({ time }) => Number(time))) + 1
        const { json } = await server.get(`${ME}/explain?start=${first}&end=${last}&${policyOf(worked)}`, headers)
        expect(json.data.sessions.map(({ start, end, heartbeats }: { readonly start: number; readonly end: number; readonly heartbeats: number }) =>
          ({ from: microseconds(start), to: microseconds(end), heartbeats }))).to.deep.equal(worked.sessions)
      })
    }
  })
}
