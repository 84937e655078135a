import { expect } from 'chai'
import * as E from 'fp-ts/lib/Either.js'
import { type GroupCommitOptions, withGroupCommit } from '../../../adapters/timescale/index.js'
import { makeMemoryStore } from '../../../adapters/memory/index.js'
import type { AppendReceipt, Heartbeat, HeartbeatLog, LogOverloaded, LogUnavailable } from '../../../core/index.js'
import { heartbeatLogContract } from '../../contracts/index.js'
import { right } from '../../contracts/setup.js'
import { someHeartbeat, someone } from '../../support/heartbeats.js'

const OPTIONS: GroupCommitOptions = {
  maxRows: 10, maxWaitingRows: 20, flushesInFlight: 1, retryAfterSeconds: 3, refusedData: ({ cause }) => cause === 'refused',
}

type Answer = E.Either<LogUnavailable | LogOverloaded, AppendReceipt>

/** A log whose appends wait until the test answers them, in order. */
const heldLog = () => {
  const flushes: Array<{ readonly batch: ReadonlyArray<Heartbeat>; readonly answer: (answer: Answer) => void }> = []
  const log: HeartbeatLog = {
    ...makeMemoryStore().log,
    append: (batch) => () => new Promise<Answer>((answer) => { flushes.push({ batch, answer }) }),
  }
  return { log, flushes }
}

const some = (count: number, entity = 'good'): ReadonlyArray<Heartbeat> => {
  const user = someone()
  return Array.from({ length: count }, () => someHeartbeat(user, { entity }))
}

const takenOf = (batch: ReadonlyArray<Heartbeat>): Answer => E.right({ fresh: batch.map(() => true) })
const soon = () => new Promise((resolve) => { setImmediate(() => setImmediate(resolve)) })

heartbeatLogContract('a log in memory behind a group commit', {
  make: () => Promise.resolve(withGroupCommit(makeMemoryStore().log, { ...OPTIONS, maxWaitingRows: 100_000 }).log),
})

describe('a group commit', () => {
  it('writes a lone append at once, and what comes meanwhile together', async () => {
    const { log, flushes } = heldLog()
    const group = withGroupCommit(log, OPTIONS)
    void group.log.append(some(1))()
    await soon()
    for (const size of [2, 3, 4]) void group.log.append(some(size))()
    await soon()
    expect(flushes.map(({ batch }) => batch.length)).to.deep.equal([1])
    flushes[0]!.answer(takenOf(flushes[0]!.batch))
    await soon()
    expect(flushes.map(({ batch }) => batch.length)).to.deep.equal([1, 9])
  })

  it('gives every request its own part of the answer', async () => {
    const { log, flushes } = heldLog()
    const group = withGroupCommit(log, OPTIONS)
    const answers = Promise.all([1, 2, 0, 3].map((size) => right(group.log.append(some(size)))))
    await soon()
    flushes[0]!.answer(E.right({ fresh: [true, false, true, true, false, false] }))
    expect(await answers).to.deep.equal([[true], [false, true], [], [true, false, false]].map((fresh) => ({ fresh })))
  })

  it('acknowledges nothing before the log has', async () => {
    const { log, flushes } = heldLog()
    const asked = withGroupCommit(log, OPTIONS).log.append(some(1))()
    const waited = soon().then(() => 'nothing yet')
    expect(await Promise.race([asked, waited])).to.equal('nothing yet')
    expect(flushes).to.have.length(1)
    flushes[0]!.answer(takenOf(flushes[0]!.batch))
    expect(await asked).to.deep.equal(E.right({ fresh: [true] }))
  })

  it('takes at most so many rows at once, and a larger batch alone', async () => {
    const { log, flushes } = heldLog()
    const group = withGroupCommit(log, { ...OPTIONS, flushesInFlight: 9, maxWaitingRows: 99 })
    for (const size of [6, 4, 1, 12, 2, 9]) void group.log.append(some(size))()
    for (let turn = 0; turn < 6; turn += 1) await soon()
    expect(flushes.map(({ batch }) => batch.length)).to.deep.equal([10, 1, 12, 2, 9])
  })

  it('keeps no more flushes in flight than told', async () => {
    const { log, flushes } = heldLog()
    const group = withGroupCommit(log, { ...OPTIONS, maxRows: 1, flushesInFlight: 2 })
    for (let request = 0; request < 4; request += 1) void group.log.append(some(1))()
    for (let turn = 0; turn < 4; turn += 1) await soon()
    expect(flushes).to.have.length(2)
    flushes[1]!.answer(takenOf(flushes[1]!.batch))
    for (let turn = 0; turn < 4; turn += 1) await soon()
    expect(flushes).to.have.length(3)
  })

  it('answers LogOverloaded at once when too much waits, and takes more when it has been written', async () => {
    const { log, flushes } = heldLog()
    const group = withGroupCommit(log, OPTIONS)
    void group.log.append(some(1))()
    await soon()
    void group.log.append(some(20))()
    expect(await group.log.append(some(1))()).to.deep.equal(E.left({ _tag: 'LogOverloaded', retryAfterSeconds: 3 }))
    flushes[0]!.answer(takenOf(flushes[0]!.batch))
    await soon()
    const later = right(group.log.append(some(1)))
    flushes[1]!.answer(takenOf(flushes[1]!.batch))
    await soon()
    flushes[2]!.answer(takenOf(flushes[2]!.batch))
    expect(await later).to.deep.equal({ fresh: [true] })
  })

  it('lets one refused batch fail alone', async () => {
    const memory = makeMemoryStore().log
    const refused: LogUnavailable = { _tag: 'LogUnavailable', cause: 'refused' }
    const log: HeartbeatLog = {
      ...memory,
      append: (batch) => (batch.some(({ entity }) => entity === 'poison') ? () => Promise.resolve(E.left(refused)) : memory.append(batch)),
    }
    const group = withGroupCommit(log, OPTIONS)
    const answers = await Promise.all([some(2), some(1, 'poison'), some(3)].map((batch) => group.log.append(batch)()))
    expect(answers).to.deep.equal([E.right({ fresh: [true, true] }), E.left(refused), E.right({ fresh: [true, true, true] })])
  })

  it('tries nothing again when the log itself is gone', async () => {
    const { log, flushes } = heldLog()
    const gone: LogUnavailable = { _tag: 'LogUnavailable', cause: 'gone' }
    const group = withGroupCommit(log, OPTIONS)
    const answers = Promise.all([group.log.append(some(1))(), group.log.append(some(1))()])
    await soon()
    flushes[0]!.answer(E.left(gone))
    expect(await answers).to.deep.equal([E.left(gone), E.left(gone)])
    expect(flushes).to.have.length(1)
  })

  it('is drained when everything that waited has been answered', async () => {
    const { log, flushes } = heldLog()
    const group = withGroupCommit(log, { ...OPTIONS, maxRows: 1 })
    await group.drain()
    const answers = [1, 1, 1].map((size) => group.log.append(some(size))())
    const drained = group.drain()
    for (let flush = 0; flush < 3; flush += 1) {
      expect(await Promise.race([drained.then(() => 'drained'), soon().then(() => 'not yet')])).to.equal('not yet')
      flushes[flush]!.answer(takenOf(flushes[flush]!.batch))
    }
    await drained
    expect((await Promise.all(answers)).every(E.isRight)).to.equal(true)
  })
})
