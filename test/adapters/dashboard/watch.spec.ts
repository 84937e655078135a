import { expect } from 'chai'
import type { Loaded } from '../../../adapters/dashboard/client/api/loaded.js'
import { PAUSES, type Surroundings, type View, watch } from '../../../adapters/dashboard/client/api/watch.js'

const FRESH: Loaded = { _tag: 'Fresh', account: { username: 'mara', timezone: 'UTC', last_heartbeat_at: null, timeout: 15, writes_only: false } }
const GONE: Loaded = { _tag: 'Unreachable' }
const SIGNED_OUT: Loaded = { _tag: 'SignedOut' }

const settle = async (): Promise<void> => new Promise((resolve) => { setImmediate(resolve) })

/** A browser of which the test turns every wheel. */
const makeBrowser = (answers: ReadonlyArray<Loaded>) => {
  const left = [...answers]
  const views: View[] = []
  let asked = 0
  let visible = true
  let timer: { readonly milliseconds: number; readonly callback: () => void } | null = null
  let back: (() => void) | null = null
  const around: Surroundings = {
    load: async () => {
      asked += 1
      return left.shift() ?? FRESH
    },
    now: () => 1_000 * asked,
    isVisible: () => visible,
    onReturn: (callback) => {
      back = callback
      return () => { back = null }
    },
    after: (milliseconds, callback) => {
      timer = { milliseconds, callback }
      return () => { timer = null }
    },
  }
  return {
    around,
    views,
    show: (view: View) => views.push(view),
    asked: () => asked,
    pause: () => timer?.milliseconds ?? null,
    hide: () => { visible = false },
    elapse: async () => {
      const due = timer
      timer = null
      due?.callback()
      await settle()
    },
    comeBack: async () => {
      visible = true
      back?.()
      await settle()
    },
  }
}

describe('watching the server', () => {
  it('looks at once, and looks for a first heartbeat every two seconds', async () => {
    const browser = makeBrowser([FRESH])
    watch(browser.around, browser.show)
    await settle()
    expect(browser.views).to.deep.equal([{ shown: FRESH, reachable: true, loadedAt: 1_000 }])
    expect(browser.pause()).to.equal(2_000)
    await browser.elapse()
    expect(browser.asked()).to.equal(2)
  })

  it('keeps showing what it had while the server is away, says so, and recovers by itself', async () => {
    const browser = makeBrowser([FRESH, GONE, GONE, FRESH])
    watch(browser.around, browser.show)
    await settle()
    await browser.elapse()
    expect(browser.views.at(-1)).to.deep.equal({ shown: FRESH, reachable: false, loadedAt: 1_000 })
    expect(browser.pause()).to.equal(PAUSES.Unreachable)
    await browser.elapse()
    await browser.elapse()
    expect(browser.views.at(-1)).to.deep.equal({ shown: FRESH, reachable: true, loadedAt: 4_000 })
  })

  it('asks nothing while nobody looks, and at once when somebody does again', async () => {
    const browser = makeBrowser([FRESH])
    watch(browser.around, browser.show)
    await settle()
    browser.hide()
    await browser.elapse()
    expect(browser.asked()).to.equal(1)
    expect(browser.pause()).to.equal(null)
    await browser.comeBack()
    expect(browser.asked()).to.equal(2)
    expect(browser.pause()).to.equal(2_000)
  })

  it('never asks twice at a time, and never keeps two timers', async () => {
    const browser = makeBrowser([])
    watch(browser.around, browser.show)
    await Promise.all([browser.comeBack(), browser.comeBack()])
    expect(browser.asked()).to.equal(1)
    await browser.comeBack()
    expect(browser.asked()).to.equal(2)
  })

  it('waits for the user when signed out', async () => {
    const browser = makeBrowser([SIGNED_OUT, FRESH])
    watch(browser.around, browser.show)
    await settle()
    expect(browser.pause()).to.equal(null)
    await browser.comeBack()
    expect(browser.views.at(-1)?.shown).to.deep.equal(FRESH)
  })

  it('stops when told to', async () => {
    const browser = makeBrowser([FRESH])
    const stop = watch(browser.around, browser.show)
    stop()
    await browser.comeBack()
    expect(browser.views).to.deep.equal([])
  })
})
