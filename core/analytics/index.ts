export * from './answer.js'
export * from './dimension.js'
export * from './question.js'
export * from './use-cases.js'
