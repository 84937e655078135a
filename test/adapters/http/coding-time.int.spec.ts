import { testServers, testStore } from '../../support/postgres.js'
import { workedCasesThroughTheApi } from './support/worked-cases.js'

for (const server of testServers()) workedCasesThroughTheApi(server.name, async () => (await testStore(server)).store)
