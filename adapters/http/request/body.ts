import type { IncomingMessage } from 'node:http'
import { promisify } from 'node:util'
import { unzip } from 'node:zlib'
import * as E from 'fp-ts/lib/Either.js'
import type * as TE from 'fp-ts/lib/TaskEither.js'
import type { BodyFailure } from '../api/failure.js'
import type { HttpLimits } from '../limits.js'
import { isDeeperThan } from './depth.js'

type Outcome<Value> = E.Either<BodyFailure, Value>

const tooLarge = (limit: number): BodyFailure => ({ _tag: 'BodyTooLarge', why: `The body is larger than ${limit} bytes.` })
const invalid = (why: string): BodyFailure => ({ _tag: 'BodyInvalid', why })

const collect = (request: IncomingMessage, { bodyBytes, bodyMilliseconds }: HttpLimits): Promise<Outcome<Buffer>> => {
  if (Number(request.headers['content-length'] ?? 0) > bodyBytes) return Promise.resolve(E.left(tooLarge(bodyBytes)))
  return new Promise((resolve) => {
    const chunks: Array<Buffer> = []
    let bytes = 0
    const finish = (outcome: Outcome<Buffer>): void => {
      clearTimeout(timer)
      request.off('data', take).off('end', end).off('close', abort).off('error', abort)
      resolve(outcome)
    }
    const take = (chunk: Buffer): void => {
      bytes += chunk.length
      if (bytes > bodyBytes) return finish(E.left(tooLarge(bodyBytes)))
      chunks.push(chunk)
    }
    const end = (): void => finish(E.right(chunks.length === 1 ? (chunks[0] ?? Buffer.alloc(0)) : Buffer.concat(chunks, bytes)))
    const abort = (): void => finish(E.left({ _tag: 'BodyAborted' }))
    const timer = setTimeout(() => finish(E.left({ _tag: 'BodyTooSlow' })), bodyMilliseconds)
    request.on('data', take).on('end', end).on('close', abort).on('error', abort)
  })
}

const unzipped = promisify(unzip)

const inflate = async (body: Buffer, limit: number): Promise<Outcome<Buffer>> => {
  try {
    return E.right(await unzipped(body, { maxOutputLength: limit }))
  } catch (error) {
    const isBomb = error instanceof Error && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE'
    return E.left(isBomb ? tooLarge(limit) : invalid('The body is not what its Content-Encoding says.'))
  }
}

const parse = (text: string, depth: number): Outcome<unknown> => {
  let value: unknown
  try {
    value = JSON.parse(text.charCodeAt(0) === 0xfeff ? text.slice(1) : text)
  } catch {
    return E.left(invalid(text.trim() === '' ? 'The body is empty: expected JSON.' : 'The body is not JSON.'))
  }
  return isDeeperThan(value, depth) ? E.left(invalid(`The body nests deeper than ${depth} levels.`)) : E.right(value)
}

/** The request's body as JSON, whatever its Content-Type: browsers send JSON as text to be spared a preflight. */
export const readJson = (request: IncomingMessage, limits: HttpLimits): TE.TaskEither<BodyFailure, unknown> => async () => {
  const encoding = (request.headers['content-encoding'] ?? 'identity').trim().toLowerCase()
  const isPlain = encoding === 'identity' || encoding === ''
  if (!isPlain && encoding !== 'gzip' && encoding !== 'x-gzip' && encoding !== 'deflate') {
    return E.left({ _tag: 'EncodingUnsupported', encoding })
  }
  const sent = await collect(request, limits)
  if (E.isLeft(sent)) return sent
  const body = isPlain ? sent : await inflate(sent.right, limits.bodyBytes)
  return E.isLeft(body) ? body : parse(body.right.toString('utf8'), limits.depth)
}
