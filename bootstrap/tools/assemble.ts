import { execFileSync } from 'node:child_process'
import { chmodSync, cpSync, existsSync, mkdirSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, extname, join, resolve } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { bundleCommand } from './bundle-command.js'

/** Completes what the compiler made: see `npm run build`. */

const root = fileURLToPath(new URL('../../../', import.meta.url))
const adapters = join(root, 'adapters')
const dashboardClient = join(adapters, 'dashboard', 'client')
const require = createRequire(import.meta.url)

const isCompiled = (path: string): boolean => ['.ts', '.tsx'].includes(extname(path))

/** `.sql`, `.html`, `.css`, `.svg` and the like go beside the module that reads them. The page's client is bundled instead. */
const copyAssets = (): void => {
  if (!existsSync(adapters)) return
  cpSync(adapters, join(root, 'dist', 'adapters'), {
    recursive: true,
    filter: (source) => resolve(source) !== dashboardClient && !isCompiled(source),
  })
}

/** The page that shows the API, with its licence, so that no outside host is asked for it. */
const copySwaggerUi = (): void => {
  const from = dirname(require.resolve('swagger-ui-dist/package.json'))
  const to = join(root, 'dist', 'adapters', 'http', 'openapi', 'assets')
  mkdirSync(to, { recursive: true })
  for (const name of ['swagger-ui.css', 'swagger-ui-bundle.js']) cpSync(join(from, name), join(to, name))
  for (const name of ['LICENSE', 'NOTICE']) cpSync(join(from, name), join(to, `swagger-ui.${name}`))
}

const checkDashboardTypes = (): void => {
  if (!existsSync(join(dashboardClient, 'tsconfig.json'))) return
  const compiler = join(dirname(require.resolve('typescript/package.json')), 'bin', 'tsc')
  execFileSync(process.execPath, [compiler, '--noEmit', '-p', dashboardClient], { stdio: 'inherit' })
}

const bundleDashboard = async (): Promise<void> => {
  const bundler = join(root, 'dist', 'adapters', 'dashboard', 'bundle.js')
  if (!existsSync(bundler)) return
  const { bundleDashboard: bundle } = (await import(pathToFileURL(bundler).href)) as { readonly bundleDashboard: () => Promise<void> }
  await bundle()
}

const makeExecutable = (): void => {
  const cli = join(root, 'dist', 'bootstrap', 'cli.js')
  if (existsSync(cli)) chmodSync(cli, 0o755)
}

copyAssets()
copySwaggerUi()
checkDashboardTypes()
await bundleDashboard()
await bundleCommand()
makeExecutable()
