import { ContainerModule } from 'inversify'
import { newToken, newUuid, sha256, systemClock } from '../../adapters/system/index.js'
import { makeLogger } from '../logger.js'
import { CLOCK, CONFIG, LANGUAGES, LOGGER, NEW_TOKEN, NEW_UUID, SHA256, VERSION } from '../tokens.js'
import { productVersion } from '../version.js'
import { provide } from './provide.js'

/** The machine under the product: its clock, its randomness, its log. */
export const machineModule = new ContainerModule(({ bind }) => {
  bind(CLOCK).toConstantValue(systemClock)
  bind(NEW_UUID).toConstantValue(newUuid)
  bind(NEW_TOKEN).toConstantValue(newToken)
  bind(SHA256).toConstantValue(sha256)
  provide(bind, VERSION, productVersion, {})
  provide(bind, LOGGER, ({ config }) => makeLogger(config.logLevel), { config: CONFIG })
  provide(bind, LANGUAGES, async () => (await import('../../adapters/linguist/index.js')).makeLinguistLanguages(), {})
})
