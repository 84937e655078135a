export * from './activity-ledger.port.js'
export * from './activity.js'
export * from './policy.js'
