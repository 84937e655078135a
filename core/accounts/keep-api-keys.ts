import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Clock } from '../shared/clock.port.js'
import type { ApiKeyRing } from './api-key-ring.port.js'
import type { ListApiKeys, RevokeApiKey } from './use-cases.js'

export const makeListApiKeys = ({ apiKeys }: { readonly apiKeys: ApiKeyRing }): ListApiKeys => (user) => apiKeys.of(user)

export const makeRevokeApiKey =
  ({ apiKeys, clock }: { readonly apiKeys: ApiKeyRing; readonly clock: Clock }): RevokeApiKey =>
  (user, id) => pipe(TE.fromIO(clock), TE.flatMap((now) => apiKeys.revoke(user, id, now)))
