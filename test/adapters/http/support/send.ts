import { type IncomingHttpHeaders, request } from 'node:http'

export interface Sending {
  readonly method?: string
  readonly path: string
  readonly headers?: Readonly<Record<string, string>>
  readonly body?: string | Buffer
}

export interface Reply {
  readonly status: number
  readonly headers: IncomingHttpHeaders
  readonly text: string
  /** The body as JSON; reading it fails when it is none. */
  // oxlint-disable-next-line typescript/no-explicit-any -- tests look into answers of any shape
  readonly json: any
}

/** One request over a socket, byte for byte as given. */
export const send = (port: number, { method = 'GET', path, headers = {}, body }: Sending): Promise<Reply> =>
  new Promise((resolve, reject) => {
    const isChunked = headers['transfer-encoding'] !== undefined
    const length = body === undefined || isChunked ? {} : { 'content-length': String(Buffer.byteLength(body)) }
    const outgoing = request({ host: '127.0.0.1', port, method, path, headers: { ...length, ...headers }, agent: false }, (incoming) => {
      const chunks: Array<Buffer> = []
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk))
      incoming.on('end', () => {
        const text = Buffer.concat(chunks).toString('utf8')
        resolve({
          status: incoming.statusCode ?? 0,
          headers: incoming.headers,
          text,
          get json() { return JSON.parse(text) as unknown },
        })
      })
    })
    outgoing.on('error', reject)
    outgoing.end(body)
  })
