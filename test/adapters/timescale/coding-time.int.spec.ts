import { codingTimeInvariantsContract } from '../../contracts/coding-time-invariants.contract.js'
import { testServers, testStore } from '../../support/postgres.js'

for (const server of testServers()) {
  codingTimeInvariantsContract(server.name, { make: async () => (await testStore(server)).store, runs: 50 })
}
