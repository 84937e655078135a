import { expect } from 'chai'
import * as TE from 'fp-ts/lib/TaskEither.js'
import {
  heartbeatId, later, makeDeleteHeartbeats, makeListHeartbeats, makePageHeartbeats, makeRecordHeartbeats, type Period, SECOND,
} from '../../../core/index.js'
import { NINE, someHeartbeat, someone } from '../../support/heartbeats.js'
import { heartbeatOf, heldBy, languages, makeTinyLog, NOW, right, SENT, senderOf } from './setup.js'

const MINUTE_FROM_NINE: Period = { from: NINE, to: later(NINE, 60 * SECOND) }
const at = (seconds: number): { readonly instant: typeof NINE } => ({ instant: later(NINE, seconds * SECOND) })

describe('who sent a heartbeat', () => {
  const sender = { ...senderOf(someone()), userAgent: 'vim/9.1 vim-wakatime/11', machine: 'desk' }

  it('is told by the request when the heartbeat does not say', async () => {
    expect((await heartbeatOf(SENT, sender)).origin).to.include({ editor: 'Vim', machine: 'desk', userAgent: sender.userAgent })
  })

  it('is told by the heartbeat when it does: queued ones come from other editors', async () => {
    const { origin } = await heartbeatOf({ ...SENT, user_agent: 'emacs/30 emacs-wakatime/1', machine: 'lap' }, sender)
    expect(origin).to.include({ editor: 'Emacs', machine: 'lap' })
  })

  it('is held to the same limits as the rest', async () => {
    const { origin } = await heartbeatOf(SENT, { ...sender, userAgent: `\u0000vim/${'9'.repeat(5_000)}`, machine: '\u0007' })
    expect(origin.userAgent).to.have.lengthOf(1_024)
    expect(origin.machine).to.equal(null)
  })

  it('may name an agent and a model of its own', async () => {
    const { origin } = await heartbeatOf({ ...SENT, ai_agent: 'goose', ai_model: 'glm-5.3', user_agent: 'claude-code/2 wakatime/1 (linux-1-x) go1 GLM/5 vim/9 vim-wakatime/1' })
    expect(origin).to.include({ aiAgent: 'goose', aiModel: 'glm-5.3', editor: 'Vim' })
  })
})

describe('recording', () => {
  it('does not trouble the log with a batch in which there is nothing to store', async () => {
    const log = { ...makeTinyLog(), append: () => TE.left({ _tag: 'LogUnavailable' as const, cause: 'asked' }) }
    const { verdicts } = await right(makeRecordHeartbeats({ log, languages, clock: () => NOW })(senderOf(someone()), [{ entity: '' }]))
    expect(verdicts.map(({ _tag }) => _tag)).to.deep.equal(['Rejected'])
  })
})

describe('reading and deleting what was recorded', () => {
  it('lists a period, and pages through all', async () => {
    const user = someone()
    const log = makeTinyLog()
    const heartbeats = [0, 30, 60].map((seconds) => someHeartbeat(user, at(seconds)))
    await right(log.append(heartbeats))
    expect(await right(makeListHeartbeats({ log })(user, MINUTE_FROM_NINE))).to.deep.equal(heartbeats.slice(0, 2))
    const page = makePageHeartbeats({ log })
    const [first] = await right(page(user, null, 1))
    expect(first).to.deep.equal(heartbeats[0])
    expect(await right(page(user, first ?? null, 5))).to.deep.equal(heartbeats.slice(1))
  })

  it('deletes the user\'s own of the period by id, and nothing else', async () => {
    const [user, other] = [someone(), someone()]
    const log = makeTinyLog()
    const inside = someHeartbeat(user, at(0))
    const kept = someHeartbeat(user, at(30))
    const outside = someHeartbeat(user, at(60))
    const foreign = someHeartbeat(other, at(10))
    await right(log.append([inside, kept, outside, foreign]))
    const ids = [inside, inside, outside, foreign].map(heartbeatId)
    const deleted = await right(makeDeleteHeartbeats({ log })(user, MINUTE_FROM_NINE, [...ids, 'no id', '5d3d527e-1a64-4233-b0ec-1db71036ba50']))
    expect(deleted).to.equal(1)
    expect(await heldBy(user, log)).to.deep.equal([kept, outside])
    expect(await heldBy(other, log)).to.deep.equal([foreign])
  })
})
