import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { closeContainer, type Config, makeContainer, override } from '../../bootstrap/index.js'
import { provide } from '../../bootstrap/modules/provide.js'
import {
  ACTIVITY_LEDGER, CLOCK, COMPUTE_STATS, HEARTBEAT_LOG, LOGGER, NEW_UUID, OPENED_STORE, SETTLE_LOOP, STORE_PROBE, SUMMARIZE_DAYS, token, tokens,
  TOTAL_ALL_TIME,
} from '../../bootstrap/tokens.js'
import { makeLogger } from '../../bootstrap/logger.js'
import { dateAt, DEFAULT_TIMEOUT, HOUR, instant, later, MINUTE, policyOf, type Totals, UTC } from '../../core/index.js'
import { makeMemoryStore } from '../../adapters/memory/index.js'
import { accountOf } from '../contracts/coding-time/asking.js'
import { right } from '../contracts/setup.js'
import { NINE, someHeartbeat, someone } from '../support/heartbeats.js'

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

  it('tells the log of folded days that could not be kept, and answers all the same', async () => {
    let lines = ''
    const { log, ledger } = makeMemoryStore()
    const full = { ...ledger, settle: () => TE.left({ _tag: 'LedgerUnavailable' as const, cause: new Error('no space left') }) }
    const container = makeContainer(inMemory, [
      override(LOGGER, makeLogger('warn', { write: (line) => { lines += line } })), override(HEARTBEAT_LOG, log), override(ACTIVITY_LEDGER, full),
      override(CLOCK, () => later(NINE, HOUR)),
    ])
    const account = accountOf(someone(), UTC, { timeout: DEFAULT_TIMEOUT, writesOnly: false })
    await right(log.append([0, 5, 10].map((minute) => someHeartbeat(account.id, { instant: later(NINE, minute * MINUTE) }))))
    const asked = { account, zone: UTC, policy: policyOf(account), filter: {} }
    const day = dateAt(UTC, NINE)
    const asking: ReadonlyArray<() => Promise<{ readonly totals: Totals }>> = [
      async () => right((await container.getAsync(SUMMARIZE_DAYS))({ ...asked, first: day, last: day, withEntities: false })),
      async () => right((await container.getAsync(COMPUTE_STATS))({ ...asked, range: { _tag: 'AllTime' }, includingToday: true })),
      async () => right((await container.getAsync(TOTAL_ALL_TIME))(asked)),
    ]
    for (const ask of asking) {
      lines = ''
      expect((await ask()).totals.active).to.equal(10 * MINUTE)
      expect(JSON.parse(lines)).to.deep.include({ level: 40, msg: 'folded days could not be kept' }).and.to.have.nested.property('err.message', 'no space left')
    }
    await closeContainer(container)
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
