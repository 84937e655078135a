import { Container } from 'inversify'
import type { Config } from './config/index.js'
import { accountsModule } from './modules/accounts.js'
import { analyticsModule } from './modules/analytics.js'
import { heartbeatsModule } from './modules/heartbeats.js'
import { machineModule } from './modules/machine.js'
import { serverModule } from './modules/server.js'
import { storeModule } from './modules/store.js'
import { CONFIG, OPENED_STORE, SETTLE_LOOP, type Token } from './tokens.js'

/** Puts another part in the place of one that the product would take. */
export type Override = (container: Container) => void

export const override = <T>(token: Token<T>, value: T): Override => (container) => {
  container.unbind(token)
  container.bind(token).toConstantValue(value)
}

/** The whole product, wired but not begun: parts are made when they are asked for. Server, commands and tests all call this. */
export const makeContainer = (config: Config, overrides: ReadonlyArray<Override> = []): Container => {
  const container = new Container({ defaultScope: 'Singleton' })
  container.bind(CONFIG).toConstantValue(config)
  container.load(machineModule, storeModule, heartbeatsModule, analyticsModule, accountsModule, serverModule)
  for (const apply of overrides) apply(container)
  return container
}

/** What uses the store ends before the store does. */
const CLOSING_ORDER = [SETTLE_LOOP, OPENED_STORE] as const

/** Ends everything that was begun. */
export const closeContainer = async (container: Container): Promise<void> => {
  for (const token of CLOSING_ORDER) await container.unbindAsync(token)
  await container.unbindAllAsync()
}
