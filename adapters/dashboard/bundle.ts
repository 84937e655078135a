import { copyFileSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile } from 'esbuild'
import { PAGE_FOLDER } from './dashboard.js'

const CLIENT = fileURLToPath(new URL('../../../adapters/dashboard/client/', import.meta.url))
const PACKAGES = ['preact', '@fontsource-variable/schibsted-grotesk']

const require = createRequire(import.meta.url)

const outputOf = (metafile: Metafile, suffix: RegExp): string => {
  const output = Object.keys(metafile.outputs).find((path) => suffix.test(basename(path)))
  if (output === undefined) throw new Error(`The bundle of the page has no file like ${suffix.source}`)
  return `assets/${basename(output)}`
}

const writeIndex = (outDir: string, metafile: Metafile): void => {
  const page = readFileSync(join(CLIENT, 'index.html'), 'utf8')
    .replaceAll('{{script}}', outputOf(metafile, /^main-\w+\.js$/))
    .replaceAll('{{style}}', outputOf(metafile, /^main-\w+\.css$/))
    .replaceAll('{{font}}', outputOf(metafile, /-latin-wght-normal-\w+\.woff2$/))
  writeFileSync(join(outDir, 'index.html'), page)
}

const licenceOf = (name: string): string => {
  const folder = join(dirname(require.resolve(`${name}/package.json`)))
  return `${name}\n\n${readFileSync(join(folder, 'LICENSE'), 'utf8').trim()}\n`
}

/** Bundles the client into `outDir`, which is emptied first: `index.html`, `favicon.svg`, and hashed files under `assets/`. */
export const bundleDashboard = async (outDir: string = PAGE_FOLDER): Promise<void> => {
  rmSync(outDir, { recursive: true, force: true })
  mkdirSync(outDir, { recursive: true })
  const { metafile } = await build({
    entryPoints: [join(CLIENT, 'main.tsx'), join(CLIENT, 'styles', 'main.css')],
    entryNames: '[name]-[hash]',
    assetNames: '[name]-[hash]',
    outdir: join(outDir, 'assets'),
    tsconfig: join(CLIENT, 'tsconfig.json'),
    bundle: true,
    minify: true,
    format: 'esm',
    target: ['es2022', 'chrome111', 'firefox113', 'safari16.4'],
    loader: { '.woff2': 'file' },
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
  })
  writeIndex(outDir, metafile)
  copyFileSync(join(CLIENT, 'favicon.svg'), join(outDir, 'favicon.svg'))
  writeFileSync(join(outDir, 'licences.txt'), PACKAGES.map(licenceOf).join('\n\n'))
}
