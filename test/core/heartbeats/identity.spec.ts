import { expect } from 'chai'
import * as fc from 'fast-check'
import { type Fingerprint, fingerprintOf, heartbeatId, instant, keyOfHeartbeatId } from '../../../core/index.js'
import { someone } from '../../support/heartbeats.js'
import { heartbeatOf, heldBy, record, SENT, senderOf, makeTinyLog } from './setup.js'

const anIdentity = { entity: '/a.ts', type: 'file', category: 'coding', project: 'A', branch: 'main', language: 'TypeScript', isWrite: false }
const INTEGER_53 = fc.maxSafeNat()

describe('the identity of a heartbeat', () => {
  const SAME: ReadonlyArray<readonly [what: string, one: object, other: object]> = [
    ['a time is written as a text', { time: 1_795_346_545.011 }, { time: '1795346545.011' }],
    ['an unknown project is null or empty', { project: null }, { project: '' }],
    ['a field is absent or null', {}, { branch: null, language: null, category: null }],
    ['no write is absent, null or false', {}, { is_write: null }],
    ['a write is written as a text', { is_write: true }, { is_write: 'true' }],
    ['the project goes by its other name', { project: 'p' }, { alternate_project: 'p' }],
    ['another editor sent it', { user_agent: 'vim/9 vim-wakatime/1' }, { user_agent: 'vscode/1 vscode-wakatime/1' }],
    ['only the cursor differs', { cursorpos: 1 }, { cursorpos: 2 }],
  ]
  for (const [what, one, other] of SAME) {
    it(`is the same where ${what}`, async () => {
      expect((await heartbeatOf({ ...SENT, ...one })).fingerprint).to.equal((await heartbeatOf({ ...SENT, ...other })).fingerprint)
    })
  }

  const OTHER: ReadonlyArray<readonly [what: string, one: object, other: object]> = [
    ['a default is sent or filled in', {}, { category: 'coding' }],
    ['the language is sent or told by the file name', { entity: 'a.rs' }, { entity: 'a.rs', language: 'Rust' }],
    ['a language is called differently', { language: 'typescript' }, { language: 'TypeScript' }],
    ['a placeholder or a project is sent', { project: '<<LAST_PROJECT>>' }, {}],
    ['one is a write', {}, { is_write: true }],
    ['a text moves to the next field', { project: 'ab', branch: 'c' }, { project: 'a', branch: 'bc' }],
    ['a text changes its field', { project: 'a' }, { branch: 'a' }],
    ['the type differs', { type: 'file' }, { type: 'app' }],
    ['the entity differs', { entity: '/a' }, { entity: '/b' }],
  ]
  for (const [what, one, other] of OTHER) {
    it(`is another where ${what}`, async () => {
      expect((await heartbeatOf({ ...SENT, ...one })).fingerprint).not.to.equal((await heartbeatOf({ ...SENT, ...other })).fingerprint)
    })
  }

  it('stays what it is: stored heartbeats are recognised by it', () => {
    expect(fingerprintOf(anIdentity)).to.equal(FROZEN)
  })

  it('is a safe integer, and spreads over all 53 bits', () => {
    const seen = new Set<number>()
    let bits = 0n
    for (let i = 0; i < 20_000; i += 1) {
      const fingerprint = fingerprintOf({ ...anIdentity, entity: `/a${i}.ts` })
      expect(Number.isSafeInteger(fingerprint)).to.equal(true)
      seen.add(fingerprint)
      bits |= BigInt(fingerprint)
    }
    expect(seen.size).to.equal(20_000)
    expect(bits).to.equal(2n ** 53n - 1n)
  })

  it('makes what is sent again a duplicate, also within a batch', async () => {
    const log = makeTinyLog()
    const user = someone()
    const sender = senderOf(user)
    const first = await record([SENT, { ...SENT, time: String(SENT.time) }], sender, log)
    const again = await record([SENT], sender, log)
    expect(first.verdicts.map(({ _tag }) => _tag)).to.deep.equal(['Stored', 'Duplicate'])
    expect(again.verdicts.map(({ _tag }) => _tag)).to.deep.equal(['Duplicate'])
    expect(await heldBy(user, log)).to.have.lengthOf(1)
  })
})

/** Computed once; a change of it loses the identity of everything stored. */
const FROZEN = 6_103_526_401_820_412

describe('the id of a heartbeat', () => {
  it('is a UUIDv8 that can be turned back into the key', () => {
    fc.assert(fc.property(INTEGER_53, INTEGER_53, (at, print) => {
      const user = someone()
      const key = { user, instant: instant(at), fingerprint: print as Fingerprint }
      const id = heartbeatId(key)
      expect(id).to.match(/^[0-9a-f]{8}-[0-9a-f]{4}-8[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/)
      expect(keyOfHeartbeatId(user, id)).to.deep.equal(key)
      expect(keyOfHeartbeatId(user, id.toUpperCase())).to.deep.equal(key)
    }), { numRuns: 2_000 })
  })

  it('sorts by time', () => {
    fc.assert(fc.property(INTEGER_53, INTEGER_53, INTEGER_53, (a, b, print) => {
      const idOf = (at: number): string => heartbeatId({ instant: instant(at), fingerprint: print as Fingerprint })
      if (Math.abs(a - b) >= 32) expect(idOf(a) < idOf(b)).to.equal(a < b)
    }))
  })

  for (const id of ['', 'x', '5d3d527e-1a64-4233-b0ec-1db71036ba50', '5d3d527e-1a64-8233-b0ec-1db71036ba50', '1234']) {
    it(`is not "${id}"`, () => { expect(keyOfHeartbeatId(someone(), id)).to.equal(null) })
  }
})
