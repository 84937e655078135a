import type {
  AccountsUnavailable, LedgerUnavailable, LogOverloaded, LogUnavailable, StoreUnreachable,
} from '../../../core/index.js'

/** No key, or one that signs nobody in. */
export interface Unauthorized { readonly _tag: 'Unauthorized' }

/** There is no such thing, or it is none of the asker's business: the two look the same. */
export interface NotFound { readonly _tag: 'NotFound'; readonly what: string }

/** Query or path parameters that cannot be understood; `expected` is for the person who typed them. */
export interface ParametersInvalid {
  readonly _tag: 'ParametersInvalid'
  readonly mistakes: ReadonlyArray<{ readonly parameter: string; readonly expected: string }>
}

/** The body is not what the route reads; `why` is for the person who reads the client's log. */
export interface BodyInvalid { readonly _tag: 'BodyInvalid'; readonly why: string }
export interface BodyTooLarge { readonly _tag: 'BodyTooLarge'; readonly why: string }
export interface BodyTooSlow { readonly _tag: 'BodyTooSlow' }
export interface EncodingUnsupported { readonly _tag: 'EncodingUnsupported'; readonly encoding: string }
/** The client went away before its body had come. Nobody reads the answer. */
export interface BodyAborted { readonly _tag: 'BodyAborted' }

export type BodyFailure = BodyInvalid | BodyTooLarge | BodyTooSlow | EncodingUnsupported | BodyAborted

/** Whatever keeps a route from answering what was asked. */
export type Failure =
  | Unauthorized
  | NotFound
  | ParametersInvalid
  | BodyFailure
  | LogUnavailable
  | LogOverloaded
  | LedgerUnavailable
  | AccountsUnavailable
  | StoreUnreachable

export const unauthorized: Unauthorized = { _tag: 'Unauthorized' }
export const notFound = (what: string): NotFound => ({ _tag: 'NotFound', what })
export const parameterInvalid = (parameter: string, expected: string): ParametersInvalid => ({
  _tag: 'ParametersInvalid', mistakes: [{ parameter, expected }],
})
