import { pipe } from 'fp-ts/lib/function.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import type { Clock, NewUuid, Sha256 } from '../shared/clock.port.js'
import type { ApiKeyRing } from './api-key-ring.port.js'
import type { IssueApiKey } from './use-cases.js'

interface Dependencies {
  readonly apiKeys: ApiKeyRing
  readonly newUuid: NewUuid
  readonly sha256: Sha256
  readonly clock: Clock
}

export const makeIssueApiKey =
  ({ apiKeys, newUuid, sha256, clock }: Dependencies): IssueApiKey =>
  (user, name) =>
    pipe(
      TE.fromIO(() => ({ bare: newUuid(), id: newUuid(), createdAt: clock() })),
      TE.map(({ bare, id, createdAt }) => ({
        key: { id, user, digest: sha256(bare), name, createdAt, revokedAt: null },
        secret: `waka_${bare}`,
      })),
      TE.tap(({ key }) => apiKeys.add(key)),
    )
