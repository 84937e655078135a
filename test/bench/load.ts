import { connect, type Socket } from 'node:net'

export interface LoadResult {
  readonly seconds: number
  readonly answers: number
  /** Answers by status code. */
  readonly statuses: ReadonlyMap<number, number>
  /** Milliseconds from request to answer, ascending. */
  readonly latencies: Float64Array
}

export const percentile = (ascending: Float64Array, share: number): number =>
  ascending[Math.min(ascending.length - 1, Math.floor(ascending.length * share))] ?? 0

export const requestBytes = (method: string, path: string, headers: Readonly<Record<string, string>>, body = ''): Buffer => {
  const lines = Object.entries({ Host: 'localhost', ...headers, 'Content-Length': String(Buffer.byteLength(body)) })
  return Buffer.from(`${method} ${path} HTTP/1.1\r\n${lines.map(([name, value]) => `${name}: ${value}\r\n`).join('')}\r\n${body}`)
}

/** Reads one answer after another from a socket; only bodies with a Content-Length, which is what the server sends. */
const answersOf = (socket: Socket, onAnswer: (status: number) => void): void => {
  let rest: Buffer = Buffer.alloc(0)
  socket.on('data', (chunk: Buffer) => {
    rest = rest.length === 0 ? chunk : Buffer.concat([rest, chunk])
    for (;;) {
      const headEnd = rest.indexOf('\r\n\r\n')
      if (headEnd < 0) return
      const head = rest.toString('latin1', 0, headEnd)
      const length = Number(/content-length: (\d+)/i.exec(head)?.[1] ?? 0)
      if (rest.length < headEnd + 4 + length) return
      rest = rest.subarray(headEnd + 4 + length)
      onAnswer(Number(head.slice(9, 12)))
    }
  })
}

/**
 * Sends the requests over `connections` sockets, each waiting for its answer before it sends the next. The generator is raw sockets
 * with ready-made bytes, so that on a small machine it takes little from the server it measures.
 */
export const load = async (port: number, requests: ReadonlyArray<Buffer>, connections: number): Promise<LoadResult> => {
  const statuses = new Map<number, number>()
  const latencies: number[] = []
  let next = 0
  const sockets = await Promise.all(
    Array.from({ length: connections }, () => new Promise<Socket>((resolve, reject) => {
      const socket = connect({ port, host: '127.0.0.1', noDelay: true }, () => resolve(socket))
      socket.once('error', reject)
    })),
  )
  const started = performance.now()
  await Promise.all(sockets.map((socket) => new Promise<void>((resolve, reject) => {
    let sentAt = 0
    const send = (): void => {
      const request = requests[next]
      next += 1
      if (request === undefined) { socket.end(); resolve(); return }
      sentAt = performance.now()
      socket.write(request)
    }
    socket.once('error', reject)
    socket.once('close', () => resolve())
    answersOf(socket, (status) => {
      latencies.push(performance.now() - sentAt)
      statuses.set(status, (statuses.get(status) ?? 0) + 1)
      send()
    })
    send()
  })))
  const seconds = (performance.now() - started) / 1000
  return { seconds, answers: latencies.length, statuses, latencies: Float64Array.from(latencies).sort() }
}
