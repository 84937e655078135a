import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type Heartbeat, instant, makeRecordHeartbeats, SECOND } from '../../../core/index.js'
import { someone } from '../../support/heartbeats.js'
import { heartbeatOf, heldBy, languages, makeTinyLog, NOW, record, SENT, senderOf, taken } from './setup.js'

const ASKING = { project: '<<LAST_PROJECT>>', branch: '<<LAST_BRANCH>>' }
const NOON = 1_795_346_000
const at = (seconds: number, fields: object): object => ({ ...SENT, time: NOON + seconds, ...fields })
const KNOWN = { project: 'from-log', branch: 'trunk', language: 'Go' }

const recorded = async (sent: ReadonlyArray<object>, log = makeTinyLog()): Promise<ReadonlyArray<Heartbeat>> =>
  (await record(sent, senderOf(someone()), log)).verdicts.map(taken)

describe('placeholders', () => {
  it('take the nearest earlier value of the batch, whatever the order sent', async () => {
    const log = makeTinyLog(KNOWN)
    const sent = [at(30, ASKING), at(10, { project: 'first', branch: 'b1' }), at(20, { project: 'second', branch: '' }), at(40, { project: 'later' })]
    const heartbeats = await recorded(sent, log)
    expect(heartbeats[0]).to.include({ project: 'second', branch: 'b1' })
    expect(log.asked).to.deep.equal([])
  })

  it('take a value of the same instant', async () => {
    const [asking] = await recorded([at(0, ASKING), at(0, { project: 'p', branch: 'b' })])
    expect(asking).to.include({ project: 'p', branch: 'b' })
  })

  it('ask the log once, for what was known before the first of them', async () => {
    const log = makeTinyLog(KNOWN)
    const heartbeats = await recorded([at(30, ASKING), at(10, ASKING), at(20, { project: 'inside' }), at(5, { language: 'C' })], log)
    expect(heartbeats.map(({ project }) => project)).to.deep.equal(['inside', 'from-log', 'inside', null])
    expect(heartbeats.map(({ branch }) => branch)).to.deep.equal(['trunk', 'trunk', null, null])
    expect(log.asked).to.deep.equal([instant((NOON + 10) * SECOND)])
  })

  it('cost no reading when there are none', async () => {
    const log = makeTinyLog(KNOWN)
    await recorded([at(0, { project: '', branch: null }), at(1, {})], log)
    expect(log.asked).to.deep.equal([])
  })

  it('are unknown when nobody knows', async () => {
    expect(await heartbeatOf({ ...SENT, ...ASKING, language: '<<LAST_LANGUAGE>>' })).to.include({ project: null, branch: null, language: null })
  })

  it('stand for the last language too, and else for the one of the file', async () => {
    const asking = { entity: '/a/main.rs', language: '<<LAST_LANGUAGE>>' }
    expect((await recorded([at(0, asking)], makeTinyLog(KNOWN)))[0]?.language).to.equal('Go')
    expect((await recorded([at(0, asking)]))[0]?.language).to.equal('Rust')
    expect((await recorded([at(0, asking), at(-1, { language: 'C' })]))[0]?.language).to.equal('C')
  })

  it('leave the identity alone: sent again, it is a duplicate whatever they now stand for', async () => {
    const user = someone()
    const log = makeTinyLog({ project: 'one', branch: null, language: null })
    await record([at(0, ASKING)], senderOf(user), log)
    const again = await record([at(0, ASKING), at(-1, { project: 'two' })], senderOf(user), log)
    expect(again.verdicts.map(({ _tag }) => _tag)).to.deep.equal(['Duplicate', 'Stored'])
  })

  it('fail the whole batch when the log cannot answer, so that it is sent again', async () => {
    const log = makeTinyLog()
    const broken = { ...log, lastKnown: () => TE.left({ _tag: 'LogUnavailable' as const, cause: 'gone' }) }
    const user = someone()
    const result = await makeRecordHeartbeats({ log: broken, languages, clock: () => NOW })(senderOf(user), [at(0, ASKING)])()
    expect(result).to.deep.equal({ _tag: 'Left', left: { _tag: 'LogUnavailable', cause: 'gone' } })
    expect(await heldBy(user, log)).to.deep.equal([])
  })
})
