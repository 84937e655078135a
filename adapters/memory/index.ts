export { makeMemoryStore } from './memory-store.js'
