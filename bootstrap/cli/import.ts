import { stat } from 'node:fs/promises'
import { setTimeout as pause } from 'node:timers/promises'
import * as E from 'fp-ts/lib/Either.js'
import * as TE from 'fp-ts/lib/TaskEither.js'
import { type DumpUnreadable, readDump } from '../../adapters/wakatime-dump/index.js'
import type { ImportHeartbeats, Receipt, UserId } from '../../core/index.js'
import { orRefuse, Refusal } from '../refusal.js'
import { IMPORT_HEARTBEATS, SETTLE_WAITING_DAYS } from '../tokens.js'
import { withProduct } from './product.js'
import { settleAll } from './settle-all.js'
import { makeTally, type Tally } from './tally.js'
import { accountNamed } from './who.js'

const BATCH = 2_500

const sizeOfFile = async (file: string): Promise<number> => {
  try {
    return (await stat(file)).size
  } catch (cause) {
    throw new Refusal(`cannot read ${file}: ${(cause as NodeJS.ErrnoException).code === 'ENOENT' ? 'there is no such file' : (cause as Error).message}`, { cause })
  }
}

/** A store that has too much waiting is asked again when it said. */
const store = async (take: ReturnType<ImportHeartbeats>): Promise<Receipt> => {
  for (;;) {
    const result = await take()
    if (E.isRight(result)) return result.right
    if (result.left._tag === 'LogUnavailable') return orRefuse(TE.left(result.left))
    await pause(result.left.retryAfterSeconds * 1000)
  }
}

/** One line that is written over, where somebody watches. */
const showProgress = (line: string): void => {
  if (process.stderr.isTTY) process.stderr.write(`\r${line}\u001B[K`)
}

const importAll = async (file: string, user: UserId, take: ImportHeartbeats, tally: Tally): Promise<DumpUnreadable | null> => {
  const size = await sizeOfFile(file)
  for await (const part of readDump(file, { batchSize: BATCH })) {
    if (part._tag === 'Unreadable') return part
    tally.add(await store(take(user, part.heartbeats)))
    const share = size === 0 ? 1 : part.bytesRead / size
    showProgress(`${Math.floor(share * 100)} %, ${tally.line()}`)
  }
  return null
}

/** Takes what is new in the file and says what became of the rest. What was read before the file turns out broken is kept. */
export const importFile = (file: string, { user }: { readonly user?: string }): Promise<void> =>
  withProduct(async (container) => {
    const account = await accountNamed(container, user)
    const tally = makeTally()
    const unreadable = await importAll(file, account.id, await container.getAsync(IMPORT_HEARTBEATS), tally)
    if (tally.stored() > 0) {
      await settleAll(await container.getAsync(SETTLE_WAITING_DAYS), (days) => showProgress(`${tally.line()}, ${days.toLocaleString('en')} days counted`))
    }
    showProgress('')
    console.log(`${account.username}: ${tally.line()}`)
    for (const reason of tally.reasons()) console.log(`  ${reason}`)
    if (unreadable !== null) throw new Refusal(`${file} could not be read to its end: ${unreadable.why}`)
  })
