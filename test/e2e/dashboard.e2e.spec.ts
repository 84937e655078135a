import { mkdirSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { expect } from 'chai'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import type { Day, Week, WeekTotals } from '../../adapters/dashboard/client/api/shapes.js'
import type { RunningServer } from '../../bootstrap/index.js'
import { openChromium } from './dashboard/chromium.js'
import { join, type Member, startInstallation } from './dashboard/installation.js'
import { type Visitor, visit } from './dashboard/visitor.js'
import { workingWeek } from './dashboard/working-week.js'

/** Thursday 19 November 2026, 18:05 in Berlin. */
const NOW = Date.parse('2026-11-19T17:05:00Z')
const MIDNIGHT = Date.parse('2026-11-18T23:00:00Z') / 1000
const PAPER = { light: 'rgb(245, 247, 244)', dark: 'rgb(16, 22, 20)' } as const
const IMAGES = fileURLToPath(new URL('../../../docs/images/', import.meta.url))

const texts = (page: Page, selector: string): Promise<ReadonlyArray<string>> => page.locator(selector).allTextContents()

/** One property of the computed style of each element, in their order. */
const styles = (page: Page, selector: string, property: string): Promise<ReadonlyArray<string>> =>
  page.locator(selector).evaluateAll(
    (elements, property) => elements.map((element): string => element.ownerDocument.defaultView.getComputedStyle(element)[property]),
    property,
  )

/** By how many pixels the page is wider than its window. */
const overflow = (page: Page): Promise<number> =>
  page.evaluate('document.documentElement.scrollWidth - document.documentElement.clientWidth')

describe('the page in a browser', function () {
  this.timeout(30_000)
  let browser: Browser
  let server: RunningServer
  let mara: Member
  let visitor: Visitor | null = null

  before(async function () {
    const opened = await openChromium()
    if (opened === null) this.skip()
    else browser = opened
    server = await startInstallation(NOW)
    mara = await join(server, 'mara')
    await mara.send(workingWeek(MIDNIGHT))
  })

  after(async () => {
    await browser?.close()
    await server?.close()
  })

  afterEach(async () => {
    await visitor?.leave()
    visitor = null
  })

  const open = async (options?: BrowserContextOptions): Promise<Visitor> => (visitor = await visit(browser, server.origin, NOW, options))

  const openAs = async (member: Member, options?: BrowserContextOptions): Promise<Visitor> => {
    const opened = await open(options)
    await opened.page.goto(await member.signInPath())
    return opened
  }

  const openMara = async (options?: BrowserContextOptions): Promise<Visitor> => {
    const opened = await openAs(mara, options)
    await opened.page.getByRole('heading', { name: 'Last seven days' }).waitFor()
    return opened
  }

  it('says how to sign in to whoever is not, and signs out again', async () => {
    const { page } = await open()
    await page.goto('/')
    await page.getByRole('heading', { level: 1, name: 'You are signed out' }).waitFor()
    expect(await page.locator('main').textContent()).to.include('npx codetime user link')

    await page.goto(await mara.signInPath())
    await page.getByRole('button', { name: 'Sign out' }).click()
    await page.getByRole('heading', { name: 'You are signed out' }).waitFor()
  })

  it('shows a new account how to connect, and turns into data by itself within five seconds of the first heartbeats', async () => {
    const noor = await join(server, 'noor')
    const { page, complaints } = await openAs(noor)
    await page.getByRole('heading', { level: 1, name: 'Connect your editor' }).waitFor()
    expect(await page.locator('main').textContent()).to.include(`api_url = ${server.origin}/api/v1`)

    const heartbeat = { entity: '/home/dev/first/main.rs', type: 'file', project: 'first', language: 'Rust' }
    const sentAt = performance.now()
    await noor.send([{ ...heartbeat, time: NOW / 1000 - 600 }, { ...heartbeat, time: NOW / 1000 }])
    await page.getByRole('heading', { level: 1, name: /^Today/ }).waitFor({ timeout: 5_000 })
    expect(performance.now() - sentAt).to.be.below(5_000)
    expect(await texts(page, '.big-total .visually-hidden')).to.deep.equal(['10 mins'])
    expect(complaints).to.deep.equal([])
  })

  it('says of a lone heartbeat that it arrived, and owns no time', async () => {
    const ines = await join(server, 'ines')
    await ines.send([{ entity: '/a.ts', type: 'file', project: 'lone', time: NOW / 1000 }])
    const { page } = await openAs(ines)
    await page.getByText('Your last heartbeat was at 18:05.').waitFor()
    expect(await texts(page, '.big-total')).to.deep.equal(['0 secs'])
  })

  it('shows every figure as the API gives it', async () => {
    const { page, complaints } = await openMara()
    const { data: today } = (await mara.ask('/users/current/status_bar/today')) as { readonly data: Day }
    const week = (await mara.ask('/users/current/summaries?range=Last%207%20Days')) as Week
    const { data: totals } = (await mara.ask('/users/current/stats/last_7_days?is_including_today=true')) as { readonly data: WeekTotals }

    expect(today.grand_total.total_seconds).to.be.above(6 * 3_600)
    expect(await texts(page, '.big-total .visually-hidden')).to.deep.equal([today.grand_total.text])
    expect(await texts(page, '.fact dd')).to.include(week.cumulative_total.text)
    expect(await texts(page, '.lane-total')).to.deep.equal([today.grand_total, ...today.projects].map(({ text }) => text))
    expect(await texts(page, '.ledger-total')).to.deep.equal(week.data.map(({ grand_total: { text } }) => text))
    expect(week.data).to.have.length(7)
    expect(await texts(page, '.legend-name')).to.deep.equal([...totals.projects, ...totals.languages].map(({ name }) => name))
    expect(await texts(page, '.legend-total')).to.deep.equal([...totals.projects, ...totals.languages].map(({ text }) => text))
    expect(complaints).to.deep.equal([])
  })

  it('draws the runs of the day where they were, coloured by project', async () => {
    const { page } = await openMara()
    const strip = page.locator('.lane-all .strip')
    const [whole, first] = [await strip.boundingBox(), await strip.locator('.run').first().boundingBox()]
    const start = ((first?.x ?? 0) - (whole?.x ?? 0)) / (whole?.width ?? 0)
    expect(start).to.be.closeTo((8 * 60 + 14) / (24 * 60), 0.002)

    const colours = async (selector: string): Promise<ReadonlyArray<string>> => [...new Set(await styles(page, selector, 'fill'))]
    const lanes = await page.locator('.lane:has(.lane-name i)').count()
    expect(await colours('.lane-all .run')).to.have.length(lanes)
    for (let lane = 0; lane < lanes; lane += 1) expect(await colours(`.lane:has(.lane-name i) >> nth=${lane} >> .run`)).to.have.length(1)
  })

  it('can be used by keyboard alone, and shows where one is', async () => {
    const { page } = await openMara()
    const stops: string[] = []
    for (let stop = 0; stop < 7; stop += 1) {
      await page.keyboard.press('Tab')
      const focused = page.locator(':focus')
      stops.push(((await focused.getAttribute('aria-label')) ?? (await focused.textContent()) ?? '').split('.')[0] ?? '')
      expect(await styles(page, ':focus', 'outlineStyle'), stops.at(-1)).to.deep.equal(['solid'])
    }
    expect(stops).to.deep.equal([
      'Sign out', 'Today’s runs', 'Today as a list', '1 more, in grey', 'Figures of each day', 'The API, with every figure on this page', 'Licences',
    ])

    await page.getByRole('group', { name: /Today’s runs/ }).focus()
    await page.keyboard.press('End')
    const last = await page.locator('.readout').textContent()
    expect(last).to.match(/^tide-tables 17:31 – 17:59/)
    await page.keyboard.press('ArrowLeft')
    expect(await page.locator('.readout').textContent()).to.not.equal(last)

    await page.locator('summary', { hasText: 'Today as a list' }).focus()
    await page.keyboard.press('Enter')
    expect(await page.getByRole('row', { name: /tide-tables/ }).count()).to.be.at.least(1)
  })

  it('has a title, a language, landmarks, one first heading, and a name for everything one can use', async () => {
    const { page } = await openMara()
    expect(await page.title()).to.equal('6 hrs 57 mins today · CodeTime')
    expect(await page.locator('html').getAttribute('lang')).to.equal('en')
    for (const landmark of ['banner', 'main', 'contentinfo'] as const) expect(await page.getByRole(landmark).count(), landmark).to.equal(1)
    expect(await page.getByRole('heading', { level: 1 }).count()).to.equal(1)
    expect(await page.getByRole('table', { includeHidden: false }).first().getByRole('columnheader').count()).to.equal(4)
    const usable = page.locator(':is(button, a, summary, [tabindex], [role=img], section):not([aria-label], [aria-labelledby])')
    for (const text of await usable.allTextContents()) expect(text.trim()).to.not.equal('')
  })

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`fits a phone, ${colorScheme}`, async () => {
      const { page, complaints } = await openMara({ viewport: { width: 360, height: 740 }, colorScheme, hasTouch: true })
      expect(await overflow(page)).to.equal(0)
      for (const summary of await page.locator('summary').all()) await summary.click()
      expect(await overflow(page)).to.equal(0)
      expect(await styles(page, 'body', 'backgroundColor')).to.deep.equal([PAPER[colorScheme]])
      expect(complaints).to.deep.equal([])
    })
  }

  it('fits a phone also while it waits for a first heartbeat', async () => {
    const { page } = await openAs(await join(server, 'somebody-with-a-name-of-39-characters-ab'.slice(0, 39)), { viewport: { width: 360, height: 740 } })
    await page.getByRole('heading', { name: 'Connect your editor' }).waitFor()
    expect(await overflow(page)).to.equal(0)
  })

  it('moves nothing for whoever wants no motion', async () => {
    const { page } = await openAs(await join(server, 'calm'), { reducedMotion: 'reduce' })
    await page.locator('.pulse').waitFor()
    expect(await styles(page, '.pulse', 'animationName')).to.deep.equal(['none'])
  })

  it('says so when the server does not answer, keeps what it has, and recovers by itself', async () => {
    const { page } = await openMara()
    await page.route('**/api/**', (route) => route.abort())
    await page.evaluate("window.dispatchEvent(new Event('focus'))")
    await page.getByText('The server does not answer.').waitFor()
    expect(await page.getByRole('status').first().textContent()).to.include('18:05:00')
    expect(await page.getByRole('heading', { name: 'Last seven days' }).isVisible()).to.equal(true)
    await page.unroute('**/api/**')
    await page.getByText('The server does not answer.').waitFor({ state: 'detached', timeout: 5_000 })
  })

  it('shows names as they are, whatever is in them', async () => {
    const trickster = await join(server, 'trickster')
    const project = '<img src=x onerror=alert(1)> & "quotes" ' + 'long '.repeat(30)
    const heartbeat = { entity: '/a.ts', type: 'file', project }
    await trickster.send([{ ...heartbeat, time: NOW / 1000 - 60 }, { ...heartbeat, time: NOW / 1000 }])
    const { page, complaints } = await openAs(trickster, { viewport: { width: 360, height: 740 } })
    await page.locator('.legend-name').first().waitFor()
    expect((await texts(page, '.legend-name'))[0]).to.include('<img src=x onerror=alert(1)> & "quotes"')
    expect(await overflow(page)).to.equal(0)
    expect(complaints).to.deep.equal([])
  })

  if (process.env['CODETIME_WRITE_SCREENSHOTS'] === '1') {
    for (const [colorScheme, name] of [['light', 'dashboard.png'], ['dark', 'dashboard-dark.png']] as const) {
      it(`is pictured in docs/images/${name}`, async () => {
        mkdirSync(IMAGES, { recursive: true })
        const { page } = await openMara({ colorScheme, viewport: { width: 1120, height: 900 } })
        await page.screenshot({ path: `${IMAGES}${name}`, fullPage: true })
      })
    }
  }
})
