import { request } from 'node:http'
import { setTimeout as pause } from 'node:timers/promises'
import { expect } from 'chai'
import { Refusal } from '../../../bootstrap/index.js'
import { listen } from '../../../bootstrap/server/listener.js'
import { originOf } from '../../../bootstrap/server/origin.js'

const patience = 5_000

const refusalOf = (attempt: Promise<unknown>): Promise<unknown> => attempt.then(() => undefined, (error: unknown) => error)

describe('the listener', () => {
  it('lets requests wait until there is something to answer them', async () => {
    const listener = await listen('127.0.0.1', 0)
    const answer = fetch(listener.origin)
    await pause(50)
    listener.serve((_, response) => response.end('ready'))
    expect(await (await answer).text()).to.equal('ready')
    await listener.close(patience)
  })

  it('ends the requests that run before it closes, and keeps no connection open', async () => {
    const listener = await listen('127.0.0.1', 0)
    listener.serve((_, response) => setTimeout(() => response.end('done'), 100))
    const running = fetch(listener.origin)
    await pause(30)
    const closed = listener.close(patience)
    expect(await (await running).text()).to.equal('done')
    await closed
    expect(await refusalOf(fetch(listener.origin))).to.be.instanceOf(TypeError)
  })

  it('cuts off requests that do not end in time', async () => {
    const listener = await listen('127.0.0.1', 0)
    listener.serve(() => undefined)
    const stuck = refusalOf(fetch(listener.origin))
    await pause(30)
    const begun = performance.now()
    await listener.close(50)
    expect(await stuck).to.be.instanceOf(Error)
    expect(performance.now() - begun).to.be.below(1_000)
  })

  it('says that it closes to a client that sends more on an open connection', async () => {
    const listener = await listen('127.0.0.1', 0)
    let closing: Promise<void> = Promise.resolve()
    listener.serve((_, response) => {
      closing = listener.close(patience)
      response.end()
    })
    await new Promise((resolve) => { request(listener.origin, resolve).end() })
    await closing
  })

  it('refuses a port that is taken, in one line', async () => {
    const first = await listen('127.0.0.1', 0)
    const refusal = await refusalOf(listen('127.0.0.1', Number(new URL(first.origin).port)))
    expect(refusal).to.be.instanceOf(Refusal)
    expect((refusal as Refusal).message).to.match(/^port \d+ on 127\.0\.0\.1 is taken by another process: [^\n]+$/)
    await first.close(patience)
  })

  it('refuses an address that is not of this machine', async () => {
    expect(await refusalOf(listen('203.0.113.7', 0))).to.be.instanceOf(Refusal)
  })
})

describe('an origin', () => {
  it('is what a browser on this machine can open', () => {
    expect([originOf('0.0.0.0', 80), originOf('::', 80), originOf('::1', 80), originOf('codetime.lan', 80)]).to.deep.equal([
      'http://127.0.0.1:80', 'http://127.0.0.1:80', 'http://[::1]:80', 'http://codetime.lan:80',
    ])
  })
})
