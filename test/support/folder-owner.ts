import * as E from 'fp-ts/lib/Either.js'
import { openEmbeddedPostgres } from '../../adapters/embedded/index.js'

/** A process of its own that opens a data folder, says what came of it, and stops when told: `fork(this, [folder, 'exclusive'])`. */
export type OwnerMessage =
  | { readonly _tag: 'Opened'; readonly adopted: boolean }
  | { readonly _tag: 'Failed'; readonly failure: string; readonly message: string; readonly pid: number | undefined }
  | { readonly _tag: 'Lost'; readonly message: string }

const tell = (message: OwnerMessage): void => void process.send?.(message)

if (process.send !== undefined) {
  const [, , dataDir = '', claim] = process.argv
  const opened = await openEmbeddedPostgres({
    dataDir, exclusive: claim === 'exclusive', onLost: (message) => tell({ _tag: 'Lost', message }),
  })()
  if (E.isLeft(opened)) {
    tell({ _tag: 'Failed', failure: opened.left._tag, message: opened.left.message, pid: opened.left.details.pid })
    process.disconnect()
  } else {
    process.on('message', () => void opened.right.stop().then(() => process.disconnect()))
    tell({ _tag: 'Opened', adopted: opened.right.adopted })
  }
}
