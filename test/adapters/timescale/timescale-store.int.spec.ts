import { storeContract } from '../../contracts/index.js'
import { brokenStore, testServers, testStore } from '../../support/postgres.js'

for (const server of testServers()) {
  let shared: ReturnType<typeof testStore> | undefined
  storeContract(server.name, {
    make: async () => (await (shared ??= testStore(server))).store,
    makeBroken: async () => (await brokenStore(server)).store,
  })
}
