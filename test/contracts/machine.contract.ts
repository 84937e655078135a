import { expect } from 'chai'
import type { Clock, NewToken, NewUuid, Sha256 } from '../../core/index.js'
import type { Setup } from './setup.js'

/** What a host gives the core of itself: see `core/shared/clock.port.ts`. */
export interface Machine {
  readonly clock: Clock
  readonly newUuid: NewUuid
  readonly newToken: NewToken
  readonly sha256: Sha256
}

const BITS_OF_A_TOKEN = 256
const thousand = (make: () => string): ReadonlyArray<string> => Array.from({ length: 1_000 }, make)

/** What every clock, every source of ids and tokens, and every SHA-256 promises. A token's randomness itself cannot be tested. */
export const machineContract = (name: string, { make }: Pick<Setup<Machine>, 'make'>): void => {
  describe(`${name} keeps the contract of clock, ids, tokens and digests`, () => {
    let machine: Machine
    before(async () => { machine = await make() })

    it('tells the time in whole microseconds since 1970', () => {
      const before = Date.now() * 1_000
      const now = machine.clock()
      expect(now).to.satisfy(Number.isSafeInteger)
      expect(now).to.be.within(before, (Date.now() + 1) * 1_000)
    })

    it('makes UUIDs of version 4, in lower case, never twice', () => {
      const made = thousand(machine.newUuid)
      for (const uuid of made) expect(uuid).to.match(/^[a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12}$/)
      expect(new Set(made).size).to.equal(made.length)
    })

    it('makes tokens that can hold 256 bits and are safe in a URL, never twice', () => {
      const made = thousand(machine.newToken)
      for (const token of made) {
        expect(encodeURIComponent(token)).to.equal(token)
        expect(token.length * 6, token).to.be.at.least(BITS_OF_A_TOKEN)
      }
      expect(new Set(made).size).to.equal(made.length)
    })

    it('digests the UTF-8 bytes of a text as FIPS 180-4 says, in lower-case hexadecimal', () => {
      expect(machine.sha256('')).to.equal('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855')
      expect(machine.sha256('abc')).to.equal('ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad')
      expect(machine.sha256('é')).to.equal('4a99557e4033c3539de2eb65472017cad5f9557f7a0625a09f1c3f6e2ba69c4c')
    })
  })
}
