import { makeMemoryStore } from '../../../adapters/memory/index.js'
import { storeContract } from '../../contracts/index.js'

storeContract('memory', { make: async () => makeMemoryStore() })
