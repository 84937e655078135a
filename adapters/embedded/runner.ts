import { execFile } from 'node:child_process'
import { stat } from 'node:fs/promises'
import { userInfo } from 'node:os'
import { promisify } from 'node:util'
import { EmbeddedFailure } from './failure.js'
import type { Layout } from './layout.js'

const run = promisify(execFile)

/** The unprivileged user as whom PostgreSQL runs. `ids` is set when that is not this process's own user. */
export interface Runner {
  readonly name: string
  readonly ids: { readonly uid: number; readonly gid: number } | null
}

const idsOf = async (name: string): Promise<{ uid: number; gid: number } | null> => {
  try {
    const [user, group] = await Promise.all([run('id', ['-u', name]), run('id', ['-g', name])])
    return { uid: Number(user.stdout), gid: Number(group.stdout) }
  } catch {
    return null
  }
}

const NOBODY = { uid: 65_534, gid: 65_534 }

/** Debian and Red Hat know the first spelling, Alpine the second. */
const addSystemUser = async (): Promise<void> => {
  try {
    await run('useradd', ['--system', '--no-create-home', '--shell', '/usr/sbin/nologin', 'codetime'])
  } catch {
    await run('adduser', ['-S', '-D', '-H', 'codetime']).catch(() => undefined)
  }
}

const someUnprivilegedUser = async (): Promise<Runner> => {
  for (const name of ['postgres', 'codetime']) {
    const ids = await idsOf(name)
    if (ids !== null) return { name, ids }
  }
  await addSystemUser()
  const ids = await idsOf('codetime')
  return ids === null ? { name: 'nobody', ids: (await idsOf('nobody')) ?? NOBODY } : { name: 'codetime', ids }
}

const ownName = (): string => {
  try {
    return userInfo().username
  } catch {
    return `user ${process.getuid?.() ?? 'unknown'}`
  }
}

/** PostgreSQL refuses to run as root, and on data that another user owns: an existing cluster's owner decides. */
export const findRunner = async (layout: Layout): Promise<Runner> => {
  const own = process.getuid?.()
  const owner = await stat(layout.data).catch(() => null)
  if (own !== 0) {
    if (owner !== null && own !== undefined && owner.uid !== own) {
      throw new EmbeddedFailure('DataFolderUnusable',
        `the data in ${layout.folder} belongs to user ${owner.uid}, not to ${ownName()}: start as that user, or name another folder with CODETIME_DATA`)
    }
    return { name: ownName(), ids: null }
  }
  if (owner !== null && owner.uid !== 0) return { name: `user ${owner.uid}`, ids: { uid: owner.uid, gid: owner.gid } }
  return someUnprivilegedUser()
}
