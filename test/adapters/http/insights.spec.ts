import { expect } from 'chai'
import { SECOND } from '../../../core/index.js'
import { INSIGHTS } from '../../../adapters/http/wakatime/insights.js'
import { NOW, startServer, type TestServer } from './support/server.js'

const DAY = 86_400
/** Sunday 2026-11-22, 09:00 UTC. */
const NINE_TODAY = Math.floor(NOW / SECOND / DAY) * DAY + 9 * 3600

const beat = (time: number, differing: object = {}): object => ({ entity: '/home/dev/a/main.ts', type: 'file', project: 'a', time, ...differing })

describe('insights', () => {
  let server: TestServer
  before(async () => {
    server = await startServer()
    const yesterday = NINE_TODAY - DAY
    await server.post('/api/v1/users/current/heartbeats.bulk', [
      beat(NINE_TODAY - 300, { human_line_changes: 7 }),
      beat(NINE_TODAY + 300, { category: 'ai coding', ai_line_changes: -4 }),
      beat(NINE_TODAY + 420),
      beat(yesterday), beat(yesterday + 60),
      beat(yesterday - 3 * DAY), beat(yesterday - 3 * DAY + 60),
    ])
  })
  after(() => server.close())

  const ask = async (insight: string) => {
    const { status, json } = await server.get(`/api/v1/users/current/insights/${insight}/last_7_days`)
    expect(status, insight).to.equal(200)
    return json.data
  }

  it('answers every one it names', async () => {
    for (const insight of INSIGHTS) expect(Object.keys(await ask(insight)), insight).to.include(insight === 'weekday' ? 'weekdays' : insight)
  })

  it('puts time into the hour in which it lies, and loses none', async () => {
    const { hours } = await ask('hours')
    expect(hours.map(({ hour }: { readonly hour: number }) => hour)).to.deep.equal(Array.from({ length: 24 }, (_, hour) => hour))
    expect(hours[8]).to.deep.equal({ hour: 8, total: 300, human_readable_total: '5 mins' })
    expect(hours[9].total).to.equal(300 + 120 + 60 + 60)
    expect(hours.reduce((sum: number, { total }: { readonly total: number }) => sum + total, 0)).to.equal(840)
  })

  it('puts time onto its weekday', async () => {
    const { weekdays } = await ask('weekdays')
    expect(weekdays.map(({ total }: { readonly total: number }) => total)).to.deep.equal([720, 0, 0, 60, 0, 0, 60])
  })

  it('counts the days in a row that had activity', async () => {
    expect((await ask('streaks')).streaks).to.deep.equal({ current: 2, longest: 2 })
  })

  it('tells what an agent did from what a human did', async () => {
    expect((await ask('ai_and_human')).ai_and_human).to.deep.equal({
      ai: { total: 120, human_readable_total: '2 mins', additions: 0, deletions: 4 },
      human: { total: 720, human_readable_total: '12 mins', additions: 7, deletions: 0 },
    })
  })

  it('names the best day and the average of active ones', async () => {
    expect((await ask('best_day')).best_day).to.deep.include({ date: '2026-11-22', total_seconds: 720 })
    expect((await ask('daily_average')).daily_average).to.deep.equal({ seconds: 280, text: '4 mins' })
  })
})
