import { expect } from 'chai'
import { newToken, newUuid, sha256, systemClock } from '../../../adapters/system/index.js'

const thousand = (make: () => string): ReadonlyArray<string> => Array.from({ length: 1_000 }, make)

describe('what the machine provides', () => {
  it('tells the time in whole microseconds', () => {
    const before = Date.now() * 1_000
    const now = systemClock()
    expect(now).to.be.within(before, Date.now() * 1_000)
    expect(now).to.satisfy(Number.isSafeInteger)
  })

  it('makes UUIDs of version 4, in lower case, never twice', () => {
    const made = thousand(newUuid)
    for (const uuid of made) expect(uuid).to.match(/^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$/)
    expect(new Set(made).size).to.equal(1_000)
  })

  it('makes tokens of 256 bits that are safe in a URL, never twice', () => {
    const made = thousand(newToken)
    for (const token of made) {
      expect(encodeURIComponent(token)).to.equal(token)
      expect(Buffer.from(token, 'base64url')).to.have.length(32)
    }
    expect(new Set(made).size).to.equal(1_000)
  })

  it('digests the UTF-8 bytes of a text as FIPS 180-4 says', () => {
    expect(sha256('')).to.equal('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
    expect(sha256('abc')).to.equal('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
    expect(sha256('é')).to.equal('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c')
  })
})
