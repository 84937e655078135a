import { expect } from 'chai'
import * as fc from 'fast-check'
import type { Verdict } from '../../../core/index.js'
import { readStraight } from '../../../core/heartbeats/reading/straight.js'
import { readTolerantly } from '../../../core/heartbeats/reading/tolerant.js'
import { someone } from '../../support/heartbeats.js'
import { deepFreeze, record, senderOf } from './setup.js'

const text = fc.oneof(fc.constantFrom('', 'main', 'a b', '\u0000', 'x\ud800', '\u{1f600}', ' ', 'x'.repeat(1_100)), fc.string({ unit: 'binary', maxLength: 12 }))
const count = fc.oneof(fc.integer({ min: -3, max: 200 }), fc.double({ noNaN: true }), fc.constantFrom(0, 1, 2_147_483_647, 2_147_483_648, 1.5))
const optional = <A>(arbitrary: fc.Arbitrary<A>): fc.Arbitrary<A | null> => fc.option(arbitrary, { nil: null })
const TEXTS = ['category', 'project', 'branch', 'language', 'user_agent', 'machine', 'ai_agent', 'ai_model', 'ai_session', 'ai_subscription_plan'] as const
const COUNTS = [
  'lines', 'lineno', 'cursorpos', 'project_root_count', 'line_additions', 'line_deletions', 'ai_line_changes', 'human_line_changes', 'ai_input_tokens',
  'ai_cached_input_tokens', 'ai_output_tokens', 'ai_prompt_length',
] as const
const ALIASES = ['plugin', 'entity_type', 'lines_in_file', 'alternate_project', 'timestamp'] as const

const fieldsOf = <A>(names: ReadonlyArray<string>, arbitrary: fc.Arbitrary<A>): Record<string, fc.Arbitrary<A>> =>
  Object.fromEntries(names.map((name) => [name, arbitrary]))

/** As a client should send it, with values good and bad. */
const shaped = fc.record({
  ...fieldsOf(TEXTS, optional(text)),
  ...fieldsOf(COUNTS, optional(count)),
  entity: text,
  type: fc.oneof(fc.constantFrom('file', 'app', 'domain'), text),
  time: fc.oneof(fc.double({ min: 1.7e9, max: 1.79e9, noNaN: true }), count),
  is_write: optional(fc.boolean()),
  dependencies: optional(fc.array(text, { maxLength: 4 })),
}, { requiredKeys: ['entity', 'type', 'time'] })

/** As the best of clients send it, but for a rare slip. */
const GOOD = fc.constantFrom('main', 'TypeScript', 'a b', '', null)
const good = fc.record({
  ...fieldsOf(TEXTS, fc.oneof({ weight: 60, arbitrary: GOOD }, { weight: 1, arbitrary: optional(text) })),
  ...fieldsOf(COUNTS, fc.oneof({ weight: 60, arbitrary: optional(fc.nat(500)) }, { weight: 1, arbitrary: optional(count) })),
  entity: fc.constantFrom('/a/b.ts', '/a/b.rs', 'github.com'),
  type: fc.constantFrom('file', 'app', 'domain'),
  time: fc.double({ min: 1.7e9, max: 1.79e9, noNaN: true }),
  is_write: optional(fc.boolean()),
  dependencies: optional(fc.uniqueArray(fc.constantFrom('a', 'b', 'c', 'd'))),
}, { requiredKeys: ['entity', 'type', 'time'], noNullPrototype: true })

/** Every field of any type, under any of its names. */
const sloppy = fc.record(
  fieldsOf([...TEXTS, ...COUNTS, ...ALIASES, 'entity', 'type', 'time', 'is_write', 'dependencies'], fc.oneof(text, count, fc.jsonValue({ maxDepth: 1 }))),
  { requiredKeys: [] },
)
const anything = fc.oneof(good, shaped, sloppy, fc.jsonValue({ maxDepth: 3 }), fc.anything({ maxDepth: 2 }))

const keyOf = (verdict: Verdict): string =>
  verdict._tag === 'Rejected' ? JSON.stringify(verdict.problems) : `${verdict.heartbeat.instant} ${verdict.heartbeat.fingerprint}`

const keysOf = async (items: ReadonlyArray<unknown>): Promise<ReadonlyArray<string>> => (await record(items)).verdicts.map(keyOf).sort()

describe('reading heartbeats', () => {
  it('never fails, and gives one verdict for each item, in the order sent', async () => {
    await fc.assert(fc.asyncProperty(fc.array(anything, { maxLength: 6 }), async (sent) => {
      const together = await record(sent)
      expect(together.verdicts).to.have.lengthOf(sent.length)
      for (const [i, item] of sent.entries()) {
        const [alone] = (await record([item])).verdicts
        expect(keyOf(together.verdicts[i] as Verdict)).to.equal(keyOf(alone as Verdict))
      }
    }), { numRuns: 300 })
  })

  it('gives the same keys whatever the order sent', async () => {
    const batch = fc.array(anything, { maxLength: 6 })
    await fc.assert(fc.asyncProperty(batch.chain((sent) => fc.tuple(fc.constant(sent), fc.shuffledSubarray(sent, { minLength: sent.length }))),
      async ([sent, shuffled]) => {
        expect(await keysOf(shuffled)).to.deep.equal(await keysOf(sent))
      }), { numRuns: 200 })
  })

  it('reads straight what it reads straight as it reads it tolerantly, and then finds nothing to mend', () => {
    let straightly = 0
    fc.assert(fc.property(fc.oneof(good, shaped, sloppy), (sent) => {
      const straight = readStraight(sent)
      if (straight === null) return
      straightly += 1
      expect(readTolerantly(sent)).to.deep.equal({ heartbeat: straight, repairs: [], problems: [] })
    }), { numRuns: 4_000 })
    expect(straightly).to.be.greaterThan(100)
  })

  it('leaves what it was given as it was', async () => {
    await fc.assert(fc.asyncProperty(fc.array(fc.oneof(shaped, sloppy), { maxLength: 4 }), async (sent) => {
      const before = structuredClone(sent)
      await record(deepFreeze(sent), deepFreeze(senderOf(someone())))
      expect(sent).to.deep.equal(before)
    }), { numRuns: 200 })
  })

  it('keeps texts that every database takes: no control characters, no halves of a pair', async () => {
    await fc.assert(fc.asyncProperty(fc.oneof(shaped, sloppy), async (sent) => {
      const [verdict] = (await record([sent])).verdicts
      if (verdict === undefined || verdict._tag === 'Rejected') return
      const stored = JSON.stringify(verdict.heartbeat)
      expect(stored).not.to.match(/\\u(?:00[01]|007f|d[89a-f])/i)
    }), { numRuns: 300 })
  })
})
