import type { Browser, BrowserContextOptions, Page } from 'playwright-core'

/** Somebody at the page, and what the browser complained of meanwhile. */
export interface Visitor {
  readonly page: Page
  /** Errors of scripts, of the console, of the security policy; and requests to any other host. */
  readonly complaints: ReadonlyArray<string>
  readonly leave: () => Promise<void>
}

/** A new browser window with its own cookies, whose clock stands at `now` (milliseconds); timers run on. */
export const visit = async (browser: Browser, origin: string, now: number, options: BrowserContextOptions = {}): Promise<Visitor> => {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 1200, height: 900 }, baseURL: origin, ...options })
  const page = await context.newPage()
  const complaints: string[] = []
  page.on('pageerror', (error) => complaints.push(error.message))
  page.on('console', (message) => {
    if (message.type() === 'error' || message.type() === 'warning') complaints.push(message.text())
  })
  page.on('request', (request) => {
    if (new URL(request.url()).origin !== origin) complaints.push(`asked another host: ${request.url()}`)
  })
  await page.clock.setFixedTime(now)
  return { page, complaints, leave: () => context.close() }
}
