import type { Failure } from './failure.js'

/** A failure in the words of HTTP. `code` is stable: programs may rely on it. */
export interface Refusal {
  readonly status: number
  readonly code: string
  readonly messages: ReadonlyArray<string>
  readonly headers?: Readonly<Record<string, string>>
}

const RETRY_SECONDS = 5

const unavailable = (code: string, message: string, seconds = RETRY_SECONDS): Refusal => ({
  status: 503, code, messages: [message], headers: { 'retry-after': String(seconds) },
})

export const refusalOf = (failure: Failure): Refusal => {
  switch (failure._tag) {
    case 'Unauthorized':
      return { status: 401, code: 'unauthorized', messages: ['Unauthorized.'], headers: { 'www-authenticate': 'Bearer' } }
    case 'NotFound':
      return { status: 404, code: 'not_found', messages: [`No such ${failure.what}.`] }
    case 'ParametersInvalid':
      return {
        status: 400,
        code: 'invalid_parameter',
        messages: failure.mistakes.map(({ parameter, expected }) => `${parameter}: expected ${expected}.`),
      }
    case 'BodyInvalid':
      return { status: 400, code: 'invalid_body', messages: [failure.why] }
    case 'BodyTooLarge':
      return { status: 413, code: 'body_too_large', messages: [failure.why], headers: { connection: 'close' } }
    case 'BodyTooSlow':
      return { status: 408, code: 'body_too_slow', messages: ['The body did not come in time.'], headers: { connection: 'close' } }
    case 'EncodingUnsupported':
      return {
        status: 415,
        code: 'unsupported_encoding',
        messages: [`Content-Encoding ${failure.encoding}: expected gzip, deflate or none.`],
        headers: { 'accept-encoding': 'gzip, deflate' },
      }
    case 'BodyAborted':
      return { status: 400, code: 'body_aborted', messages: ['The body ended early.'] }
    case 'LogOverloaded':
      return unavailable('overloaded', 'Too much is waiting to be stored. Try again soon.', Math.max(1, Math.ceil(failure.retryAfterSeconds)))
    case 'LogUnavailable':
    case 'LedgerUnavailable':
    case 'AccountsUnavailable':
    case 'StoreUnreachable':
      return unavailable('store_unavailable', 'The store does not answer. Try again soon.')
    default:
      return unreachable(failure)
  }
}

/** What a failure was caused by, for the log: only failures of our own side have a cause. */
export const causeOf = (failure: Failure): unknown => ('cause' in failure ? failure.cause : undefined)

const unreachable = (failure: never): never => {
  throw new Error(`No answer for ${JSON.stringify(failure)}`)
}
