import { createHash } from 'node:crypto'

/** The bits of a hash as a UUIDv8 (RFC 9562). */
const uuidOf = (hex: string): string => {
  const variant = ((Number.parseInt(hex.slice(16, 17), 16) & 0x3) | 0x8).toString(16)
  return `${hex.slice(0, 8)}-${hex.slice(8, 12)}-8${hex.slice(13, 16)}-${variant}${hex.slice(17, 20)}-${hex.slice(20, 32)}`
}

/**
 * An id for something that is known by its name alone, such as a machine: always the same for the same owner, kind and name. Give an
 * empty owner for what belongs to nobody.
 */
export const namedId = (owner: string, kind: string, name: string): string =>
  uuidOf(createHash('sha256').update(`${owner}\n${kind}\n${name}`).digest('hex'))
