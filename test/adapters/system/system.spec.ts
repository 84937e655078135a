import { newToken, newUuid, sha256, systemClock } from '../../../adapters/system/index.js'
import { machineContract } from '../../contracts/index.js'

machineContract('the system', { make: () => Promise.resolve({ clock: systemClock, newUuid, newToken, sha256 }) })
