import { ContainerModule } from 'inversify'
import * as core from '../../core/index.js'
import {
  CLOCK as clock, DELETE_HEARTBEATS, HEARTBEAT_LOG as log, IMPORT_HEARTBEATS, LANGUAGES as languages, LIST_HEARTBEATS, PAGE_HEARTBEATS, RECORD_HEARTBEATS,
} from '../tokens.js'
import { provide } from './provide.js'

export const heartbeatsModule = new ContainerModule(({ bind }) => {
  provide(bind, RECORD_HEARTBEATS, core.makeRecordHeartbeats, { log, languages, clock })
  provide(bind, IMPORT_HEARTBEATS, core.makeImportHeartbeats, { log, languages, clock })
  provide(bind, LIST_HEARTBEATS, core.makeListHeartbeats, { log })
  provide(bind, DELETE_HEARTBEATS, core.makeDeleteHeartbeats, { log })
  provide(bind, PAGE_HEARTBEATS, core.makePageHeartbeats, { log })
})
