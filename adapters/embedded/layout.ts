import { createHash } from 'node:crypto'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** What lies where in the data folder. `home` is created whole or not at all. */
export interface Layout {
  readonly folder: string
  /** Holds the cluster and what belongs to it; made beside itself and renamed into place. */
  readonly home: string
  readonly data: string
  readonly password: string
  readonly log: string
  readonly sockets: string
  /** Copies of the binaries, by version, for when PostgreSQL's user cannot read the installed ones. */
  readonly binaries: string
}

/** PostgreSQL appends `/.s.PGSQL.5432`; the whole must fit the 104 to 108 bytes of a socket address. */
const LONGEST_SOCKET_FOLDER = 88

const socketsOf = (folder: string): string => {
  const inside = join(folder, 'sockets')
  return Buffer.byteLength(inside) <= LONGEST_SOCKET_FOLDER
    ? inside
    : join(tmpdir(), `codetime-${createHash('sha256').update(folder).digest('hex').slice(0, 16)}`)
}

export const layoutOf = (folder: string): Layout => ({
  folder,
  home: join(folder, 'postgresql'),
  data: join(folder, 'postgresql', 'data'),
  password: join(folder, 'postgresql', 'password'),
  log: join(folder, 'postgresql.log'),
  sockets: socketsOf(folder),
  binaries: join(folder, 'binaries'),
})
