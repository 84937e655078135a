import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Sha256 } from '../shared/clock.port.js'
import type { AccountDirectory } from './account-directory.port.js'
import type { ApiKeyRing } from './api-key-ring.port.js'
import type { AuthenticateKey } from './use-cases.js'

const KEY = /^(?:waka_)?([a-f0-9]{8}-[a-f0-9]{4}-4[a-f0-9]{3}-[89ab][a-f0-9]{3}-[a-f0-9]{12})$/i

/** The bare lower-case UUIDv4 of a key in any form that clients send; null when it is not one. */
export const readApiKey = (secret: string): string | null => KEY.exec(secret)?.[1]?.toLowerCase() ?? null

interface Dependencies { readonly accounts: AccountDirectory; readonly apiKeys: ApiKeyRing; readonly sha256: Sha256 }

export const makeAuthenticateKey =
  ({ accounts, apiKeys, sha256 }: Dependencies): AuthenticateKey =>
  (secret) => {
    const bare = readApiKey(secret)
    if (bare === null) return TE.right(null)
    return pipe(
      apiKeys.valid(sha256(bare)),
      TE.flatMap((key) => (key === null ? TE.right(null) : accounts.byId(key.user))),
    )
  }
