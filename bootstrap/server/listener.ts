import { createServer, type RequestListener, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { deferred } from '../deferred.js'
import { Refusal } from '../refusal.js'
import { originOf } from './origin.js'

/** A port that is ours. Requests that come before there is something to answer them wait for it. */
export interface Listener {
  /** Such as `http://127.0.0.1:3000`: what a browser on this machine can open. */
  readonly origin: string
  readonly serve: (answer: RequestListener) => void
  /** Takes no new requests, ends those that run, and cuts off those that have not ended after so many milliseconds. */
  readonly close: (patience: number) => Promise<void>
}

/** How long, in milliseconds, a connection may be idle, send its headers, and send a whole request. */
const IDLE = 65_000
const HEADERS = 20_000
const REQUEST = 60_000
/** How often connections that have become idle are looked for while closing. */
const SWEEP = 25

const NO_SUCH_ADDRESS = new Set(['EADDRNOTAVAIL', 'ENOTFOUND', 'EAI_AGAIN'])

const whyNot = ({ code = '', message }: NodeJS.ErrnoException, host: string, port: number): string => {
  if (code === 'EADDRINUSE') return `port ${port} on ${host} is taken by another process: stop it, or choose another port with PORT`
  if (code === 'EACCES') return `port ${port} on ${host} may only be used by root: choose one above 1023 with PORT`
  if (NO_SUCH_ADDRESS.has(code)) return `${host} is not an address of this machine: choose another one with HOST`
  return `cannot listen on ${host}, port ${port}: ${message}`
}

const claimPort = (server: Server, host: string, port: number): Promise<number> =>
  new Promise((resolve, reject) => {
    server.once('error', (error) => reject(new Refusal(whyNot(error, host, port), { cause: error })))
    server.listen(port, host, () => resolve((server.address() as AddressInfo).port))
  })

const drain = async (server: Server, patience: number): Promise<void> => {
  const closed = new Promise<void>((resolve) => { server.close(() => resolve()) })
  const sweep = setInterval(() => server.closeIdleConnections(), SWEEP)
  const cutOff = setTimeout(() => server.closeAllConnections(), patience)
  await closed
  clearInterval(sweep)
  clearTimeout(cutOff)
}

/** Takes the port, or refuses in a sentence. Port 0 takes any free one. */
export const listen = async (host: string, port: number): Promise<Listener> => {
  const served = deferred<RequestListener>()
  let closing = false
  const server = createServer((request, response) => {
    if (closing) response.setHeader('Connection', 'close')
    void served.promise.then((answer) => answer(request, response))
  })
  Object.assign(server, { keepAliveTimeout: IDLE, headersTimeout: HEADERS, requestTimeout: REQUEST })
  const taken = await claimPort(server, host, port)
  return {
    origin: originOf(host, taken),
    serve: served.resolve,
    close: (patience) => {
      closing = true
      return drain(server, patience)
    },
  }
}
