import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { AccountsUnavailable } from './account-directory.port.js'

/** Secrets that belong to the installation and outlive a restart. Proven by `test/contracts/installation-secrets.contract.ts`. */
export interface InstallationSecrets {
  /** The secret of this name; when there is none yet, `candidate` becomes it. Of several at once, all get the same one. */
  readonly obtain: (name: string, candidate: string) => TE.TaskEither<AccountsUnavailable, string>
}
