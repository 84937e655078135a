import { expect } from 'chai'
import { basic, NOW, startServer, type TestServer } from './support/server.js'

const ME = '/api/v1/users/current'
const seconds = NOW / 1_000_000

const beat = (ago: number, differing: Readonly<Record<string, unknown>>) =>
  ({ entity: '/home/dev/a.ts', type: 'file', language: 'TypeScript', is_write: ago % 120 === 0, time: seconds - ago, ...differing })

describe('what a client may ask', () => {
  let server: TestServer
  before(async () => {
    server = await startServer()
    await server.post(`${ME}/heartbeats.bulk`, [
      beat(480, { project: 'A', branch: 'main' }), beat(420, { project: 'A', branch: 'dev' }), beat(360, { project: 'B', branch: 'main' }),
      beat(300, { entity: '/x/unknown' }), beat(240, { project: 'B', branch: 'main', category: 'writing tests' }), beat(180, { project: 'A', branch: 'main' }),
      beat(86_400 + 600, { project: 'A' }), beat(86_400 + 540, { project: 'A' }),
    ])
  })
  after(() => server.close())

  const total = async (query: string): Promise<number> => (await server.get(`${ME}/summaries?${query}`)).json.cumulative_total.seconds
  const explained = async (query: string) => (await server.get(`${ME}/explain?${query}`)).json.data
  const names = async (query: string) => (await server.get(`${ME}/projects?${query}`)).json.data.map(({ name }: { readonly name: string }) => name)

  it('days by date, by word, by datetime, and by the name of a range', async () => {
    for (const query of [
      'start=2026-11-22&end=2026-11-22', 'start=today&end=today', 'start=Today&end=TODAY', 'start=2026-11-22T09:00:00Z&end=2026-11-22T10:00:00.5%2B01:00',
      'start=2026-11-22T09:00:00+01:00&end=today', 'range=Today', 'range=today',
    ]) expect(await total(query), query).to.equal(300)
    for (const query of ['start=yesterday&end=yesterday', 'range=Yesterday']) expect(await total(query), query).to.equal(60)
    for (const query of ['start=yesterday&end=today', 'range=Last+7+Days', 'range=last%2030%20days', 'range=This%20Week', 'range=This%20Month']) {
      expect(await total(query), query).to.equal(360)
    }
    expect(await total('range=Last%207%20Days%20from%20Yesterday')).to.equal(60)
  })

  it('one project, some branches, the unknown by its label; an empty filter is none', async () => {
    expect(await total('range=Today&project=A')).to.equal(120)
    expect(await total('range=Today&project=A&branches=dev')).to.equal(60)
    expect(await total('range=Today&project=A&branches=dev,main')).to.equal(120)
    expect(await total('range=Today&branches=')).to.equal(300)
    expect(await total('range=Today&project=')).to.equal(300)
    expect(await total('range=Today&project=Unknown%20Project')).to.equal(60)
    expect(await total('range=Today&branches=Unknown%20Branch,dev')).to.equal(120)
  })

  it('branches and entities, where one project is asked for', async () => {
    const [day] = (await server.get(`${ME}/summaries?range=Today&project=A`)).json.data
    expect(day.branches.map(({ name, text }: { readonly name: string; readonly text: string }) => [name, text])).to.deep.equal([['dev', '1 min'], ['main', '1 min']])
    expect(day.entities).to.have.length(1)
    const [whole] = (await server.get(`${ME}/summaries?range=Today`)).json.data
    expect(whole).to.not.have.any.keys('branches', 'entities')
  })

  it('another rule: a shorter timeout, writes only, another zone', async () => {
    expect(await total('range=Today&timeout=1')).to.equal(300)
    expect(await total('range=Today&writes_only=true')).to.equal(240)
    expect(await total('range=Today&timeout=1&writes_only=true')).to.equal(0)
    const { json } = await server.get(`${ME}/summaries?range=Today&timezone=Asia/Kolkata`)
    expect(json.data[0].range).to.deep.include({ start: '2026-11-21T18:30:00Z', end: '2026-11-22T18:29:59Z', timezone: 'Asia/Kolkata', text: 'Today' })
  })

  it('durations, sliced by whatever it names', async () => {
    const slices = { language: 'language', dependencies: 'dependencies', os: 'os', editor: 'editor', category: 'category', machine: 'machine', entity: 'entity', branch: 'branch' }
    for (const [slice, key] of Object.entries(slices)) {
      const { status, json } = await server.get(`${ME}/durations?date=today&slice_by=${slice}`)
      expect(status, slice).to.equal(200)
      expect(json.data[0], slice).to.have.property(key)
      const sum = json.data.reduce((all: number, { duration }: { readonly duration: number }) => all + duration, 0)
      expect(sum, slice).to.be.closeTo(300, 1e-6)
    }
    const { json } = await server.get(`${ME}/durations?date=today&project=B`)
    expect(json.data.map(({ project }: { readonly project: string }) => project)).to.deep.equal(['B', 'B'])
    expect(json.branches).to.deep.equal(['main'])
  })

  it('an explanation of a day, of a window, of one attribute', async () => {
    expect((await explained('date=today')).total_seconds).to.equal(300)
    expect((await explained(`start=${seconds - 420}&end=${seconds - 300}`)).total_seconds).to.equal(120)
    expect((await explained('start=2026-11-22T00:00:00Z&end=2026-11-23T00:00:00Z&category=Writing%20Tests')).total_seconds).to.equal(60)
    const filtered = await explained('start=2026-11-21T00:00:00Z&end=2026-11-23T00:00:00Z&project=A')
    expect(filtered.total_seconds).to.equal(180)
    const verdicts = filtered.gaps.map(({ verdict }: { readonly verdict: string }) => verdict)
    expect(verdicts).to.include.members(['counted', 'filtered_out', 'too_long'])
  })

  it('projects by a part of their name, and by page', async () => {
    expect(await names('')).to.have.members(['A', 'B'])
    expect(await names('q=b')).to.deep.equal(['B'])
    expect(await names('page=2')).to.deep.equal([])
  })

  const mistakes: ReadonlyArray<readonly [path: string, parameter: string]> = [
    ['/summaries', 'start'],
    ['/summaries?start=today', 'end'],
    ['/summaries?start=tomorrow&end=today', 'start'],
    ['/summaries?start=2026-02-30&end=today', 'start'],
    ['/summaries?start=today&end=yesterday', 'end'],
    ['/summaries?start=2024-01-01&end=today', 'end'],
    ['/summaries?range=Last%208%20Days', 'range'],
    ['/summaries?range=Today&timeout=0', 'timeout'],
    ['/summaries?range=Today&timeout=241', 'timeout'],
    ['/summaries?range=Today&timeout=1.5', 'timeout'],
    ['/summaries?range=Today&timezone=Mars/Olympus', 'timezone'],
    ['/summaries?range=Today&writes_only=perhaps', 'writes_only'],
    ['/durations', 'date'],
    ['/durations?date=today&slice_by=mood', 'slice_by'],
    ['/heartbeats', 'date'],
    ['/heartbeats?date=last+week', 'date'],
    ['/stats/last_week', 'range'],
    ['/stats/2026-13', 'range'],
    ['/stats?is_including_today=7', 'is_including_today'],
    ['/insights/mood/last_7_days', 'insight'],
    ['/insights/days/never', 'range'],
    ['/projects?page=0', 'page'],
    ['/explain', 'date'],
    ['/explain?start=2026-11-22T00:00:00Z', 'end'],
    ['/explain?start=2026-11-22T00:00:00Z&end=2026-11-21T00:00:00Z', 'end'],
    ['/explain?start=2026-01-01T00:00:00Z&end=2026-11-21T00:00:00Z', 'end'],
    ['/explain?start=2026-11-22&end=2026-11-23', 'start'],
  ]
  for (const [path, parameter] of mistakes) {
    it(`not ${path}: ${parameter} is named, with what was expected`, async () => {
      const { status, json } = await server.get(ME + path)
      expect(status).to.equal(400)
      expect(json.code).to.equal('invalid_parameter')
      expect(json.errors?.[0] ?? json.detail).to.match(new RegExp(`^${parameter}: expected .{5,}\\.$`))
    })
  }

  it('every mistake is named at once, and what it does not know it passes over', async () => {
    const { json } = await server.get(`${ME}/summaries?timeout=x&timezone=y&start=z&cache=false`)
    expect(json.errors).to.have.length(3)
    expect((await server.get(`${ME}/summaries?range=Today&cache=false&mood=good`)).status).to.equal(200)
    expect((await server.get(`${ME}/summaries?range=Never&range=Today`, basic())).status, 'the last counts').to.equal(200)
  })
})
