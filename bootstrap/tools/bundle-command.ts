import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join, relative, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { build, type Metafile, type Plugin } from 'esbuild'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const dist = join(root, 'dist')
const bootstrap = join(dist, 'bootstrap')

/** Packages of very many small modules. All others stay packages, to be updated as such. */
const TAKEN_IN = /^(inversify|@inversifyjs\/[^/]+|fp-ts|io-ts)(\/|$)/

const keepPackages: Plugin = {
  name: 'packages stay packages',
  setup: (bundler) => bundler.onResolve({ filter: /^[^./]/ }, ({ path, kind }) =>
    (kind === 'entry-point' || TAKEN_IN.test(path) ? null : { path, external: true })),
}

/** A module that reads a file beside itself goes on finding it there. */
const keepPlaces: Plugin = {
  name: 'modules know where they were',
  setup: (bundler) => bundler.onLoad({ filter: /\.js$/ }, async ({ path }) => {
    if (!path.startsWith(dist)) return null
    const text = await readFile(path, 'utf8')
    const place = JSON.stringify(`./${relative(bootstrap, path).replaceAll('\\', '/')}`)
    return { contents: text.replaceAll('import.meta.url', `new URL(${place}, import.meta.url).href`) }
  }),
}

/** The folders of the packages that are in the bundle. */
const takenIn = ({ inputs }: Metafile): ReadonlyArray<string> =>
  [...new Set(Object.keys(inputs).flatMap((path) => /^.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(resolve(path))?.[0] ?? []))].sort()

const licenceOf = (folder: string): string => {
  const { name, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as { readonly name: string; readonly license: string }
  const file = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  return `${name} (${license})\n\n${file === undefined ? '' : readFileSync(join(folder, file), 'utf8').trim()}\n`
}

/**
 * Replaces the command's first module by one that has most others in it: a start is mostly loading modules, and these are six hundred.
 * What is loaded only when it is asked for stays in files of its own, `cli-*.js`.
 */
export const bundleCommand = async (): Promise<void> => {
  const { metafile } = await build({
    entryPoints: [join(bootstrap, 'cli.js')],
    outdir: bootstrap,
    allowOverwrite: true,
    chunkNames: 'cli-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    platform: 'node',
    target: 'node20',
    sourcemap: true,
    legalComments: 'none',
    logLevel: 'warning',
    metafile: true,
    plugins: [keepPackages, keepPlaces],
  })
  writeFileSync(join(bootstrap, 'cli.licences.txt'), takenIn(metafile).map(licenceOf).join('\n\n'))
}
