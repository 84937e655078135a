import { expect } from 'chai'
import { type Heartbeat, type HeartbeatLog, instant, UTC_DAY } from '../../../core/index.js'
import { nowhere, someHeartbeat, someone } from '../../support/heartbeats.js'
import { ALWAYS, asFingerprint, ODD_TEXTS } from '../samples.js'
import { right } from '../setup.js'

/** The largest count there is: see `Heartbeat`. */
const LARGEST = 2_147_483_647

const aiUsage = (number: number | null, text: string | null) => ({
  session: text, subscriptionPlan: 'pro', inputTokens: number, cachedInputTokens: number, outputTokens: number, promptLength: number,
})

const VARIATIONS: Readonly<Record<string, Partial<Heartbeat>>> = {
  'with nothing known': {
    project: null, branch: null, language: null, lines: null, lineNumber: null, cursorPosition: null, projectRootCount: null,
    lineChanges: null, ai: null, dependencies: [], origin: nowhere,
  },
  'with everything known': {
    type: 'domain', category: 'ai coding', project: 'p', branch: 'b', language: 'Go', isWrite: true, dependencies: ['x', 'y'], lines: 1,
    lineNumber: 2, cursorPosition: 3, projectRootCount: 4, lineChanges: { ai: 5, human: 6, added: 7, deleted: 8 },
    ai: { session: 's', subscriptionPlan: 'max', inputTokens: 9, cachedInputTokens: 10, outputTokens: 11, promptLength: 12 },
    origin: {
      machine: 'm', userAgent: 'u', editor: 'e', plugin: 'pl', operatingSystem: 'o', aiAgent: 'claude-code', aiModel: 'opus',
    },
    receivedAt: instant(1),
  },
  'with zeroes, which are not unknown': {
    lines: 0, lineNumber: 0, cursorPosition: 0, projectRootCount: 0, lineChanges: { ai: 0, human: 0, added: 0, deleted: 0 },
    ai: aiUsage(0, ''), fingerprint: asFingerprint(0), instant: instant(0), receivedAt: instant(0),
  },
  'with negative numbers': { lineChanges: { ai: -1, human: -LARGEST, added: -3, deleted: -4 }, lines: -1, cursorPosition: -1 },
  'with the largest numbers': {
    lines: LARGEST, lineNumber: LARGEST, cursorPosition: LARGEST, projectRootCount: LARGEST, fingerprint: asFingerprint(Number.MAX_SAFE_INTEGER),
    lineChanges: { ai: LARGEST, human: -LARGEST, added: LARGEST, deleted: LARGEST }, ai: aiUsage(LARGEST, 's'),
  },
  'with some of the line changes and some of the usage': {
    lineChanges: { ai: null, human: 3, added: null, deleted: null },
    ai: { session: null, subscriptionPlan: null, inputTokens: 5, cachedInputTokens: null, outputTokens: null, promptLength: null },
  },
  'of before 1970': { instant: instant(-1), receivedAt: instant(-1) },
  'of long ago, to the microsecond': { instant: instant(-20_000 * UTC_DAY + 1) },
  'of far ahead, to the microsecond': { instant: instant(90_000 * UTC_DAY + 999_999), receivedAt: instant(90_000 * UTC_DAY + 999_999) },
  'with many dependencies, repeated and in their order': { dependencies: ['z', 'a', 'z', ...Array.from({ length: 500 }, (_, at) => `d${at}`)] },
  'with an empty dependency': { dependencies: [''] },
}

const withText = (text: string): Partial<Heartbeat> => ({
  entity: text, type: text, category: text, project: text, branch: text, language: text, dependencies: [text, 'x', text],
  ai: aiUsage(1, text),
  origin: { machine: text, userAgent: text, editor: text, plugin: text, operatingSystem: text, aiAgent: text, aiModel: text },
})

/** What goes in comes out, field by field. */
export const heartbeatRoundTrips = (log: () => HeartbeatLog): void => {
  const expectBack = async (variation: Partial<Heartbeat>): Promise<void> => {
    const user = someone()
    const one = someHeartbeat(user, variation)
    await right(log().append([one]))
    expect(await right(log().within(user, ALWAYS))).to.deep.equal([one])
  }

  for (const [name, variation] of Object.entries(VARIATIONS)) {
    it(`gives a heartbeat ${name} back as it was`, () => expectBack(variation))
  }
  for (const text of ODD_TEXTS) {
    it(`gives the text ${JSON.stringify(text.slice(0, 40))} back as it was, wherever a heartbeat has text`, () => expectBack(withText(text)))
  }

  it('gives the variations back as they were when they come in one batch', async () => {
    const user = someone()
    const batch = [...Object.values(VARIATIONS), ...ODD_TEXTS.map(withText)].map((variation, at) =>
      someHeartbeat(user, { ...variation, instant: instant(at) }))
    await right(log().append(batch))
    expect(await right(log().within(user, ALWAYS))).to.deep.equal(batch)
  })
}
