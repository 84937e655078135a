import { expect } from 'chai'
import { DEFAULT_TIMEOUT, utcDayOf } from '../../../core/index.js'
import { someActivity } from '../../contracts/activity-samples.js'
import { left, right } from '../../contracts/setup.js'
import { NINE, someHeartbeat, someone } from '../../support/heartbeats.js'
import { plainPool, type TestServer, testServers, testStore } from '../../support/postgres.js'

const POLICY = { timeout: DEFAULT_TIMEOUT, writesOnly: false }
const TODAY = utcDayOf(NINE)

const someoneSettled = async (server: TestServer) => {
  const { store: { log, ledger }, connection } = await testStore(server)
  const user = someone()
  const recall = () => ledger.recall(user, { first: TODAY, last: TODAY }, POLICY)
  const settle = async () => {
    const { stale } = await right(recall())
    await right(ledger.settle(user, stale.map(({ day, ticket }) => ({ activity: someActivity(day, 1), ticket })), POLICY))
  }
  const change = async (payload: string) => {
    const db = plainPool(connection)
    await db.none(`update activity_days set payload = ${payload} where user_id = $1`, user)
    await db.$pool.end()
  }
  await right(log.append([someHeartbeat(user)]))
  await settle()
  return { recall, settle, change }
}

for (const server of testServers()) {
  describe(`settled days on ${server.name}`, () => {
    it('are stale when another version kept them in a form of its own, until they are settled anew', async () => {
      const { recall, settle, change } = await someoneSettled(server)
      await change('set_byte(payload, 0, 99)')
      expect(await right(recall())).to.deep.equal({ settled: [], stale: [{ day: TODAY, ticket: { revision: 1, marks: [] } }] })
      await settle()
      expect(await right(recall())).to.deep.equal({ settled: [someActivity(TODAY, 1)], stale: [] })
    })

    it('are not guessed at when they were cut short', async () => {
      const { recall, change } = await someoneSettled(server)
      await change('substring(payload from 1 for length(payload) - 1)')
      expect(await left(recall())).to.have.nested.property('cause.message', 'a settled day ends too early')
    })
  })
}
