import { Refusal } from '../refusal.js'

const lineOf = (error: unknown): string => {
  const message = error instanceof Error ? error.message : String(error)
  return error instanceof Refusal ? message : `something went wrong: ${message.split('\n')[0] ?? ''}`
}

/** Says on standard error what was wrong, and lets the process end with 1. Where it happened is only for `LOG_LEVEL=debug`. */
export const complain = (error: unknown): void => {
  process.exitCode = 1
  console.error(`codetime: ${lineOf(error)}`)
  if (['debug', 'trace'].includes(process.env['LOG_LEVEL'] ?? '')) console.error(error)
}
