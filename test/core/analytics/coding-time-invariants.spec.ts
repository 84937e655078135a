import { makeMemoryStore } from '../../../adapters/memory/index.js'
import { codingTimeInvariantsContract } from '../../contracts/coding-time-invariants.contract.js'

codingTimeInvariantsContract('memory', { make: () => Promise.resolve(makeMemoryStore()), runs: 1_000 })
