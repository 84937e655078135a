import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { bundleDashboard } from '../../../adapters/dashboard/bundle.js'

const build = async (): Promise<string> => {
  const folder = mkdtempSync(join(tmpdir(), 'codetime-page-'))
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  await bundleDashboard(folder)
  return folder
}

let built: Promise<string> | null = null

/** A folder with the page, bundled once for all tests; its own, so that the built product stays as it is. */
export const builtPage = (): Promise<string> => (built ??= build())
