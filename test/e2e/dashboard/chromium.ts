import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

const PROGRAM = process.env['CHROMIUM'] ?? '/usr/bin/chromium'

const SWITCHES = [
  '--no-sandbox', '--disable-gpu', '--disable-quic', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--no-first-run',
]

/** A browser; null, with a line that says so, where there is none and nobody requires it. Continuous integration does. */
export const openChromium = async (): Promise<Browser | null> => {
  if (!existsSync(PROGRAM) && process.env['CI'] !== 'true') {
    console.log(`    SKIPPED: the page was not tried in a browser, for there is no ${PROGRAM} (CHROMIUM names another)`)
    return null
  }
  return chromium.launch({ executablePath: PROGRAM, args: SWITCHES })
}
