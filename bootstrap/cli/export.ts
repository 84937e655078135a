import { createWriteStream } from 'node:fs'
import { Readable, Transform, type Writable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { stringify } from 'csv-stringify'
import { CSV_COLUMNS, csvRow, heartbeatJson } from '../../adapters/wakatime-dump/index.js'
import type { Heartbeat, PageHeartbeats, Position, UserId } from '../../core/index.js'
import { orRefuse, Refusal } from '../refusal.js'
import { PAGE_HEARTBEATS } from '../tokens.js'
import { withProduct } from './product.js'
import { countOf } from './table.js'
import { accountNamed } from './who.js'

export interface ExportOptions {
  readonly user?: string
  readonly format: 'jsonl' | 'csv'
  /** A file, or `-` for standard output. */
  readonly output: string
}

/** Heartbeats held in memory at a time. */
const PAGE = 2_000

/** All of the user's heartbeats, oldest first, read only as fast as they are taken. */
async function* heartbeatsOf(user: UserId, page: PageHeartbeats): AsyncGenerator<Heartbeat> {
  let after: Position | null = null
  let heartbeats: ReadonlyArray<Heartbeat>
  do {
    heartbeats = await orRefuse(page(user, after, PAGE))
    yield* heartbeats
    after = heartbeats.at(-1) ?? after
  } while (heartbeats.length === PAGE)
}

const written = (write: (heartbeat: Heartbeat) => unknown, readableObjectMode: boolean): Transform =>
  new Transform({
    writableObjectMode: true,
    readableObjectMode,
    transform: (heartbeat: Heartbeat, _encoding, done) => done(null, write(heartbeat)),
  })

const writersOf = (format: ExportOptions['format']): ReadonlyArray<Transform> =>
  format === 'csv'
    ? [written(csvRow, true), stringify({ header: true, columns: [...CSV_COLUMNS] })]
    : [written((heartbeat) => `${JSON.stringify(heartbeatJson(heartbeat))}\n`, false)]

const openOutput = (output: string): Writable => (output === '-' ? process.stdout : createWriteStream(output))

/** A reader that has seen enough, such as `head`, is no failure. */
const hasSeenEnough = (error: unknown): boolean =>
  ['EPIPE', 'ERR_STREAM_PREMATURE_CLOSE'].includes((error as NodeJS.ErrnoException).code ?? '')

const writeAll = async (heartbeats: AsyncIterable<Heartbeat>, { format, output }: ExportOptions): Promise<void> => {
  try {
    await pipeline([Readable.from(heartbeats), ...writersOf(format), openOutput(output)])
  } catch (error) {
    if (output === '-' && hasSeenEnough(error)) return
    if ((error as NodeJS.ErrnoException).syscall === 'open') throw new Refusal(`cannot write to ${output}: ${(error as Error).message}`, { cause: error })
    throw error
  }
}

export const exportHeartbeats = (options: ExportOptions): Promise<void> =>
  withProduct(async (container) => {
    const account = await accountNamed(container, options.user)
    const page = await container.getAsync(PAGE_HEARTBEATS)
    let count = 0
    const counted = async function* (): AsyncGenerator<Heartbeat> {
      for await (const heartbeat of heartbeatsOf(account.id, page)) {
        yield heartbeat
        count += 1
      }
    }
    await writeAll(counted(), options)
    if (options.output !== '-') console.error(`Wrote ${countOf(count, 'heartbeat')} of ${account.username} to ${options.output}.`)
  })
