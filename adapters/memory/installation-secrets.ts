import * as TE from 'fp-ts/lib/TaskEither.js'
import type { InstallationSecrets } from '../../core/index.js'

export const makeMemoryInstallationSecrets = (): InstallationSecrets => {
  const byName = new Map<string, string>()
  return {
    obtain: (name, candidate) =>
      TE.fromIO(() => {
        const secret = byName.get(name) ?? candidate
        byName.set(name, secret)
        return secret
      }),
  }
}
