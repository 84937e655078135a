export { CSV_COLUMNS, csvRow, type ExportedHeartbeat, heartbeatJson } from './dumped-heartbeat.js'
export { type DumpBatch, type DumpPart, type DumpUnreadable, readDump } from './read-dump.js'
