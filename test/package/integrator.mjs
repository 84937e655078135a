import { makeMemoryStore } from 'codetime-analytics/adapters/memory'
import { addDays, dateAt, makeOpenAccount, makeRecordHeartbeats, makeSummarizeDays, MINUTE, policyOf, UTC } from 'codetime-analytics/core'

const languages = { ofEntity: (file) => (file.endsWith('.ts') ? 'TypeScript' : null), canonical: (name) => name, all: () => [] }
const parts = { ...makeMemoryStore(), languages, clock: () => Date.now() * 1_000, newUuid: () => crypto.randomUUID() }
const { right: account } = await makeOpenAccount(parts)({ username: 'ada', preferences: {} })()

const now = Math.floor(Date.now() / 1_000)
const sent = Array.from({ length: 31 }, (_, at) => ({ type: 'file', entity: '/src/main.ts', project: 'engine', time: now - 60 * at }))
await makeRecordHeartbeats(parts)({ user: account.id, userAgent: null, machine: 'laptop' }, sent)()

const today = dateAt(UTC, parts.clock())
const question = { account, zone: UTC, policy: policyOf(account), filter: {}, first: addDays(today, -1), last: today, withEntities: false }
const { right: summary } = await makeSummarizeDays(parts)(question)()
for (const { name, active } of summary.breakdown.language) console.log(`${active / MINUTE} minutes of ${name}`)
