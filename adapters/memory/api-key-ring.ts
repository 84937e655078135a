import * as TE from 'fp-ts/lib/TaskEither.js'
import type { ApiKey, ApiKeyRing, UserId } from '../../core/index.js'

export const makeMemoryApiKeyRing = (): ApiKeyRing => {
  const byDigest = new Map<string, ApiKey>()
  const byUser = new Map<UserId, Map<string, ApiKey>>()

  const put = (key: ApiKey): void => {
    const ofUser = byUser.get(key.user) ?? new Map<string, ApiKey>()
    byUser.set(key.user, ofUser.set(key.id, key))
    byDigest.set(key.digest, key)
  }

  return {
    add: (key) => TE.fromIO(() => put(key)),

    valid: (digest) =>
      TE.fromIO(() => {
        const key = byDigest.get(digest)
        return key === undefined || key.revokedAt !== null ? null : key
      }),

    of: (user) =>
      TE.fromIO(() => [...(byUser.get(user)?.values() ?? [])].toSorted((a, b) => a.createdAt - b.createdAt)),

    revoke: (user, id, at) =>
      TE.fromIO(() => {
        const key = byUser.get(user)?.get(id)
        if (key === undefined || key.revokedAt !== null) return false
        put({ ...key, revokedAt: at })
        return true
      }),
  }
}
