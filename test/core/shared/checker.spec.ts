import { expect } from 'chai'
import * as fc from 'fast-check'
import * as E from 'fp-ts/lib/Either.js'
import * as t from 'io-ts'
import { compileChecker, SentHeartbeat } from '../../../core/index.js'

/** Codecs of every kind the checker knows, and of some it leaves to the codec. */
const codec: fc.Arbitrary<t.Mixed> = fc.letrec<{ codec: t.Mixed }>((tie) => ({
  codec: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom<t.Mixed>(
      t.string, t.number, t.boolean, t.null, t.undefined, t.unknown, t.UnknownArray, t.UnknownRecord, t.Int,
      t.literal('a'), t.literal(1), t.literal(true), t.literal(Number.NaN), t.keyof({ a: null, b: null }),
      t.exact(t.type({ a: t.string })), t.record(t.string, t.number),
    ),
    tie('codec').map((inner) => t.array(inner)),
    tie('codec').map((inner) => t.readonlyArray(inner)),
    tie('codec').map((inner) => t.readonly(inner)),
    fc.tuple(tie('codec'), tie('codec')).map(([a, b]) => t.type({ a, 'b "c"': b })),
    fc.tuple(tie('codec'), tie('codec')).map(([a, b]) => t.partial({ a, b })),
    fc.tuple(tie('codec'), tie('codec')).map(([a, b]) => t.union([a, b])),
    fc.tuple(tie('codec'), tie('codec')).map(([a, b]) => t.intersection([a, b])),
  ),
})).codec

const value = fc.oneof(
  fc.jsonValue({ maxDepth: 3 }),
  fc.anything({ withDate: true, withMap: true, withNullPrototype: true, maxDepth: 2 }),
  fc.record({ a: fc.jsonValue({ maxDepth: 2 }), b: fc.constantFrom('a', 'b', 1, null), 'b "c"': fc.constantFrom('a', 1, true) }, { requiredKeys: [] }),
)

describe('compileChecker', () => {
  it('says yes only where the codec would, whatever the codec and the value', () => {
    let yes = 0
    fc.assert(fc.property(codec, value, (codec, value) => {
      if (!compileChecker(codec)(value)) return
      yes += 1
      expect(E.isRight(codec.decode(value))).to.equal(true)
    }), { numRuns: 5_000 })
    expect(yes).to.be.greaterThan(100)
  })

  it('says yes to what clients should send', () => {
    const check = compileChecker(SentHeartbeat)
    expect(check({ entity: '/a.ts', type: 'file', time: 1 })).to.equal(true)
    expect(check({ entity: '/a.ts', type: 'file', time: 1, project: null, dependencies: ['a'], is_write: true, unknown: {} })).to.equal(true)
  })

  const refused: ReadonlyArray<readonly [string, unknown]> = [
    ['no object', 'text'], ['null', null], ['a list', []], ['a missing field', { entity: 'a', type: 'file' }],
    ['a field of another type', { entity: 'a', type: 'file', time: '1' }],
    ['an optional field of another type', { entity: 'a', type: 'file', time: 1, lineno: '3' }],
    ['a list with another type in it', { entity: 'a', type: 'file', time: 1, dependencies: ['a', 1] }],
  ]
  for (const [what, value] of refused) {
    it(`says no to ${what}`, () => { expect(compileChecker(SentHeartbeat)(value)).to.equal(false) })
  }

  it('says no where decoding would change the value', () => {
    const trimming = new t.Type<string>(
      'Trimming', t.string.is, (u, c) => (typeof u === 'string' ? t.success(u.trim()) : t.failure(u, c)), (a) => a,
    )
    expect(compileChecker(trimming)(' a ')).to.equal(false)
    expect(compileChecker(trimming)('a')).to.equal(true)
  })

  it('is not fooled by an object that calls itself something else', () => {
    expect(compileChecker(t.type({ a: t.string }))({ a: 'x', [Symbol.toStringTag]: 'Other' })).to.equal(false)
  })
})
