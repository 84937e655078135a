import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { closeContainer, type Config, makeContainer, override } from '../../bootstrap/index.js'
import { provide } from '../../bootstrap/modules/provide.js'
import { CLOCK, NEW_UUID, OPENED_STORE, SETTLE_LOOP, STORE_PROBE, token, tokens } from '../../bootstrap/tokens.js'
import { instant } from '../../core/index.js'
import { makeMemoryStore } from '../../adapters/memory/index.js'

const inMemory: Config = {
  host: '127.0.0.1', port: 0, store: { _tag: 'Memory' }, logLevel: 'silent', trustProxy: false, unused: [],
}

const sevenAlways = () => instant(7)

const makeSentence = ({ clock }: { readonly clock: () => number }): string => String(clock())

describe('the container', () => {
  it('can make what every token names', async () => {
    const container = makeContainer(inMemory)
    const named = [...tokens]
    expect(named).to.have.length.above(30)
    for (const each of named) expect(await container.getAsync(each), String(each)).to.not.equal(undefined)
    await closeContainer(container)
  })

  it('makes each part once', async () => {
    const container = makeContainer(inMemory)
    const [first, second] = await Promise.all([container.getAsync(OPENED_STORE), container.getAsync(OPENED_STORE)])
    expect(first).to.equal(second)
    expect((await container.getAsync(STORE_PROBE))).to.equal(first.store.probe)
    await closeContainer(container)
  })

  it('puts another part in place of its own', () => {
    expect(makeContainer(inMemory, [override(CLOCK, sevenAlways)]).get(CLOCK)).to.equal(sevenAlways)
  })

  it('closes what uses the store before the store', async () => {
    const closed: Array<string> = []
    const container = makeContainer(inMemory)
    container.rebind(SETTLE_LOOP)
      .toResolvedValue(() => ({ start: () => undefined, stop: async () => { closed.push('settle loop') } }))
      .inSingletonScope().onDeactivation(({ stop }) => stop())
    container.rebind(OPENED_STORE)
      .toResolvedValue(async () => ({
        store: makeMemoryStore(), notices: [], lost: new Promise<never>(() => undefined), close: async () => { closed.push('store') },
      }))
      .inSingletonScope().onDeactivation(({ close }) => close())
    await container.getAsync(OPENED_STORE)
    await container.getAsync(SETTLE_LOOP)
    await closeContainer(container)
    expect(closed).to.deep.equal(['settle loop', 'store'])
  })

  it('closes without opening what nobody asked for', async () => {
    const container = makeContainer(inMemory, [override(STORE_PROBE, { ready: () => TE.right(undefined), facts: () => TE.left({ _tag: 'StoreUnreachable', cause: null }) })])
    container.rebind(OPENED_STORE).toResolvedValue(() => { throw new Error('opened') }).inSingletonScope()
    await container.getAsync(STORE_PROBE)
    await closeContainer(container)
  })
})

describe('a token', () => {
  it('carries its type: a wrong or missing one does not compile', () => {
    const SENTENCE = token<string>('Sentence')
    const container = makeContainer(inMemory)
    // @ts-expect-error NEW_UUID gives texts, not numbers
    provide((id) => container.bind(id), SENTENCE, makeSentence, { clock: NEW_UUID })
    // @ts-expect-error the clock is missing
    provide((id) => container.bind(id), SENTENCE, makeSentence, {})
    // @ts-expect-error CLOCK does not name a text
    container.bind(CLOCK).toConstantValue('noon')
    tokens.splice(tokens.indexOf(SENTENCE), 1)
  })
})
