import type { Fingerprint } from './heartbeat.js'

/** What identity is made of besides user and instant: rule 8 of coding time. As sent, before anything is filled in. */
export interface Identity {
  readonly entity: string
  readonly type: string | null
  readonly category: string | null
  readonly project: string | null
  readonly branch: string | null
  readonly language: string | null
  readonly isWrite: boolean
}

/** No UTF-16 unit has this code, so that no text can look like the end of a field. */
const END_OF_FIELD = 0x1_0000

/**
 * 53 bits, the same for ever: stored heartbeats are recognised by it. Two 32-bit multiplicative hashes over the UTF-16 units,
 * finished as MurmurHash3 does. Unknown (null) and empty are the same.
 */
export const fingerprintOf = ({ entity, type, category, project, branch, language, isWrite }: Identity): Fingerprint => {
  let a = 0xdead_beef ^ (isWrite ? 1 : 0)
  let b = 0x41c6_ce57 ^ (isWrite ? 1 : 0)
  const texts = [entity, type, category, project, branch, language]
  for (let field = 0; field < texts.length; field += 1) {
    const text = texts[field] as string | null
    if (text !== null) {
      for (let i = 0; i < text.length; i += 1) {
        const unit = text.charCodeAt(i)
        a = Math.imul(a ^ unit, 0x9e37_79b1)
        b = Math.imul(b ^ unit, 0x5f35_6495)
      }
    }
    a = Math.imul(a ^ END_OF_FIELD, 0x9e37_79b1)
    b = Math.imul(b ^ END_OF_FIELD, 0x5f35_6495)
  }
  const high = Math.imul(a ^ (a >>> 16), 0x85eb_ca6b) ^ Math.imul(b ^ (b >>> 13), 0xc2b2_ae35)
  const low = Math.imul(b ^ (b >>> 16), 0x85eb_ca6b) ^ Math.imul(a ^ (a >>> 13), 0xc2b2_ae35)
  return ((low & 0x1f_ffff) * 0x1_0000_0000 + (high >>> 0)) as Fingerprint
}
