import type { SignedOut, Unreachable } from './loaded.js'

const PATIENCE_MS = 10_000

export interface Answered<Body> { readonly _tag: 'Answered'; readonly body: Body }

export type Answer<Body> = Answered<Body> | SignedOut | Unreachable

/** The API's address, wherever the page is mounted. */
export const apiUrl = (): string => new URL('api/v1', document.baseURI).href

/** Reads one resource of the API, as whoever the cookie says. Never rejects. */
export const ask = async <Body>(path: string): Promise<Answer<Body>> => {
  try {
    const response = await fetch(apiUrl() + path, {
      headers: { accept: 'application/json' },
      cache: 'no-store',
      signal: AbortSignal.timeout(PATIENCE_MS),
    })
    if (response.status === 401) return { _tag: 'SignedOut' }
    if (!response.ok) return { _tag: 'Unreachable' }
    return { _tag: 'Answered', body: (await response.json()) as Body }
  } catch {
    return { _tag: 'Unreachable' }
  }
}
