export * from './config.js'
export { type Mistake, textOf } from './mistake.js'
