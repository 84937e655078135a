import * as TE from 'fp-ts/lib/TaskEither.js'
import type { SignInLink, SignInLinks } from '../../core/index.js'

export const makeMemorySignInLinks = (): SignInLinks => {
  const byDigest = new Map<string, SignInLink>()
  return {
    issue: (link) => TE.fromIO(() => void byDigest.set(link.digest, link)),

    redeem: (digest, now) =>
      TE.fromIO(() => {
        const link = byDigest.get(digest)
        byDigest.delete(digest)
        return link !== undefined && now < link.expiresAt ? link.user : null
      }),
  }
}
