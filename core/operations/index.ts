export * from './store-probe.port.js'
