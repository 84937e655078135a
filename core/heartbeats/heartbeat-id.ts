import type { UserId } from '../accounts/account.js'
import { type Instant, instant } from '../shared/instant.js'
import type { Fingerprint, HeartbeatKey } from './heartbeat.js'

const WORD = 0x1_0000_0000

/**
 * The heartbeat's public name: a UUIDv8 that holds its instant and fingerprint (53 bits each) and 16 bits that tell it from other
 * people's UUIDs. Ids of one user sort by time. From the high end: 48 bits instant, the version, 5 bits instant and 7 check, the
 * variant, 9 bits check and 53 fingerprint.
 */
export const heartbeatId = ({ instant, fingerprint }: Pick<HeartbeatKey, 'instant' | 'fingerprint'>): string => {
  const check = checkOf(instant, fingerprint)
  const time = Math.floor(instant / 32)
  const fingerprintHigh = Math.floor(fingerprint / WORD)
  const version = 0x8000 | ((instant % 32) << 7) | (check >>> 9)
  const variant = 0x8000 | ((check & 0x1ff) << 5) | (fingerprintHigh >>> 16)
  return `${hex(Math.floor(time / WORD))}${hex(Math.floor(time / 0x1_0000) % 0x1_0000)}-${hex(time % 0x1_0000)}-${hex(version)}-${hex(variant)}-${hex(fingerprintHigh & 0xffff)}${hex((fingerprint % WORD) >>> 16)}${hex(fingerprint % 0x1_0000)}`
}

/** The key that `heartbeatId` named, or null when it did not make this id. */
export const keyOfHeartbeatId = (user: UserId, id: string): HeartbeatKey | null => {
  const digits = FORM.exec(id.toLowerCase())
  if (digits === null) return null
  const [, timeHigh = '', timeLow = '', middle = '', tailHigh = '', rest = ''] = digits
  const low = Number.parseInt(middle, 16)
  const tail = Number.parseInt(tailHigh + rest.slice(0, 4), 16) - 0x8000_0000
  const at = instant(Number.parseInt(timeHigh + timeLow, 16) * 32 + Math.floor(low / 128))
  const fingerprint = ((tail % 0x20_0000) * WORD + Number.parseInt(rest.slice(4), 16)) as Fingerprint
  const check = (low % 128) * 512 + Math.floor(tail / 0x20_0000)
  return check === checkOf(at, fingerprint) ? { user, instant: at, fingerprint } : null
}

const FORM = /^([0-9a-f]{8})-([0-9a-f]{4})-8([0-9a-f]{3})-([89ab][0-9a-f]{3})-([0-9a-f]{12})$/

const BYTES = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))

/** Four digits of a number of 16 bits. */
const hex = (value: number): string => `${BYTES[value >>> 8]}${BYTES[value & 0xff]}`

const checkOf = (at: Instant, fingerprint: Fingerprint): number => {
  let mixed = Math.imul(at >>> 0, 0x9e37_79b1) ^ Math.imul((at / WORD) >>> 0, 0x85eb_ca6b)
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0xc2b2_ae35) ^ Math.imul(fingerprint >>> 0, 0x27d4_eb2f)
  mixed = Math.imul(mixed ^ (mixed >>> 13), 0x1656_67b1) ^ Math.imul((fingerprint / WORD) >>> 0, 0x5f35_6495)
  return (mixed ^ (mixed >>> 16)) & 0xffff
}
