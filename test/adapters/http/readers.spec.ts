import { expect } from 'chai'
import { captured } from './support/captures.js'
import { KEY, startServer, type TestServer } from './support/server.js'

const RFC3339 = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/
const USER = '/api/v1/users/current'

interface Item { readonly name: string; readonly text: string; readonly percent: number; readonly total_seconds: number }

const expectItems = (items: ReadonlyArray<Item>): void => {
  expect(items).to.be.an('array').that.is.not.empty
  for (const item of items) {
    expect(item.name).to.be.a('string').that.is.not.empty
    expect(item.text).to.match(/^(\d[\d,]* hrs?)?( ?\d+ mins?)?(\d+ secs?)?$/).and.not.equal('')
    expect(item.percent).to.be.within(0, 100)
    expect(item.total_seconds).to.be.at.least(0)
  }
}

describe('the fields that reading clients need', () => {
  let server: TestServer
  before(async () => {
    server = await startServer()
    await server.store.accounts.setPreferences(server.alice.id, { ...server.alice.preferences, publicStats: true })()
    for (const request of captured().filter(({ path }) => path.includes('heartbeats.bulk'))) await server.ask(request)
  })
  after(() => server.close())

  it('github-readme-stats: a public profile without a key', async () => {
    const { status, json: { data } } = await server.ask({ path: '/api/v1/users/alice/stats?is_including_today=true' })
    expect(status).to.equal(200)
    expectItems(data.languages)
    expect(data.languages[0]).to.include.keys('hours', 'minutes')
    expect(data).to.include({ range: 'last_7_days', is_coding_activity_visible: true, is_other_usage_visible: true, is_including_today: true })
  })

  it('waka-readme-stats: every item with its three keys, and the total in words', async () => {
    const { json: { data } } = await server.ask({ path: `${USER}/stats/last_7_days?api_key=${KEY}` })
    expect(data.timezone).to.equal('UTC')
    for (const part of ['languages', 'editors', 'projects', 'operating_systems']) expectItems(data[part])
    const total = await server.ask({ path: `${USER}/all_time_since_today?api_key=${KEY}` })
    expect(total.status).to.equal(200)
    expect(total.json.data.text).to.equal('27 mins')
  })

  it('waka-readme and Profile-Readme: when, and how long', async () => {
    for (const range of ['last_7_days', 'last_30_days', 'last_6_months', 'last_year', 'all_time', '2026', '2026-11']) {
      const { status, json: { data } } = await server.get(`${USER}/stats/${range}`)
      expect(status, range).to.equal(200)
      expect(data.range).to.equal(range)
      expect(data.start).to.match(RFC3339)
      expect(data.end).to.match(RFC3339)
      expect(data.human_readable_total).to.equal('20 mins')
      expect(data.human_readable_total_including_other_language).to.equal('27 mins')
    }
  })

  it('lowlighter/metrics: totals and averages as numbers', async () => {
    const { json: { data } } = await server.ask({ path: `/api/v1/users/alice/stats/last_7_days?api_key=${KEY}` })
    for (const name of ['total_seconds', 'daily_average', 'total_seconds_including_other_language', 'daily_average_including_other_language']) {
      expect(data[name]).to.be.a('number').greaterThan(0)
    }
    for (const part of ['projects', 'languages', 'operating_systems', 'editors']) expectItems(data[part])
  })

  it('the Prometheus exporter: exactly today, integers where Go wants them', async () => {
    const { json: today } = await server.get(`${USER}/summaries?cache=false&end=today&start=today`)
    expect(today.data).to.have.length(1)
    for (const at of [today.start, today.end, today.data[0].range.start, today.data[0].range.end]) expect(at).to.match(RFC3339)
    expect(today.data[0].machines[0].machine_name_id).to.match(/^[0-9a-f-]{36}$/)
    const { json: { data: total } } = await server.get(`${USER}/all_time_since_today?cache=false`)
    expect(total).to.include({ is_up_to_date: true, percent_calculated: 100, timeout: 15 })
    const { json: board } = await server.get('/api/v1/leaders?cache=false')
    expect(board.current_user.rank).to.equal(1)
    expect(board.modified_at).to.match(RFC3339)
    expect(board.data).to.have.length(1)
    expect(Number.isInteger(board.data[0].running_total.daily_average)).to.equal(true)
    for (const { hours, minutes, seconds } of today.data[0].languages) {
      expect([hours, minutes, seconds].every(Number.isInteger)).to.equal(true)
    }
    const names = today.data[0].languages.map(({ name }: Item) => name)
    expect(new Set(names).size, 'a name twice is a metric twice').to.equal(names.length)
  })

  it('Raycast: users, projects, ranges by name', async () => {
    const { json: { data: projects } } = await server.get(`${USER}/projects`)
    expect(projects[0]).to.include({ has_public_url: false, url: `/projects/${projects[0].urlencoded_name}` })
    expect(projects[0].last_heartbeat_at).to.match(RFC3339)
    const { json } = await server.get(`${USER}/summaries?range=Last%207%20Days`)
    expect(json.data).to.have.length(7)
    expect(json.cumulative_total).to.deep.equal(json.cummulative_total)
    for (const day of json.data) expect(day).to.include.keys('categories', 'editors', 'languages', 'projects', 'grand_total')
    const { json: boards } = await server.get(`${USER}/leaderboards`)
    expect(boards).to.deep.include({ data: [], total: 0 })
  })

  it('the command line: today in words, and which categories', async () => {
    for (const name of ['statusbar', 'status_bar']) {
      const { status, json } = await server.get(`${USER}/${name}/today`)
      expect(status).to.equal(200)
      expect(json.has_team_features).to.equal(false)
      expect(json.data.grand_total).to.include({ text: '27 mins', digital: '0:27', hours: 0, minutes: 27 })
      expect(json.data.categories.map(({ name: category }: Item) => category)).to.include.members(['Coding', 'Debugging', 'Code Reviewing'])
      expect(json.data.range).to.deep.include({ text: 'Today', timezone: 'UTC', date: '2026-11-22' })
    }
  })

  it('oh-my-posh and shell snippets: any day, also an empty one', async () => {
    const { json } = await server.ask({ path: `${USER}/summaries?start=2020-01-01&end=2020-01-02&api_key=${KEY}` })
    expect(json.data.map(({ grand_total }: { readonly grand_total: { readonly text: string } }) => grand_total.text)).to.deep.equal(['0 secs', '0 secs'])
    expect(json.cumulative_total).to.deep.equal({ seconds: 0, text: '0 secs', decimal: '0.00', digital: '0:00' })
    const curl = await server.get(`${USER}/summaries?range=Today`, { authorization: `Basic ${Buffer.from(`${KEY}:`).toString('base64')}` })
    expect(curl.json.data[0].grand_total.text).to.equal('27 mins')
  })

  it('file experts: the asker, with the time in that file', async () => {
    const { status, json } = await server.post(`${USER}/file_experts`, { entity: '/home/dev/proj/src/main.go', project: 'proj', project_root_count: 4 })
    expect(status).to.equal(200)
    expect(json.data[0].user).to.deep.equal({ id: server.alice.id, is_current_user: true, long_name: 'alice', name: 'alice' })
    expect(json.data[0].total.text).to.equal('17 mins')
    const nobody = await server.post(`${USER}/file_experts`, { entity: '/nowhere', project: 'proj' })
    expect(nobody.json).to.deep.equal({ data: [] })
  })
})
