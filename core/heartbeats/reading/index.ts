export type { RecordingDependencies } from './store-batch.js'
export { LARGEST_COUNT, LONGEST, MOST_DEPENDENCIES } from './limits.js'
export { SentHeartbeat } from './sent-heartbeat.js'
