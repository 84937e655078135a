import { makeMemoryStore } from '../../../adapters/memory/index.js'
import { workedCasesThroughTheApi } from './support/worked-cases.js'

workedCasesThroughTheApi('memory', async () => makeMemoryStore())
