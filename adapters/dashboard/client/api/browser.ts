import { load } from './load.js'
import type { Surroundings } from './watch.js'

const onReturn = (callback: () => void): (() => void) => {
  const whenVisible = (): void => {
    if (document.visibilityState === 'visible') callback()
  }
  document.addEventListener('visibilitychange', whenVisible)
  window.addEventListener('focus', callback)
  window.addEventListener('online', callback)
  return () => {
    document.removeEventListener('visibilitychange', whenVisible)
    window.removeEventListener('focus', callback)
    window.removeEventListener('online', callback)
  }
}

const after = (milliseconds: number, callback: () => void): (() => void) => {
  const timer = setTimeout(callback, milliseconds)
  return () => clearTimeout(timer)
}

/** The window this page runs in. */
export const browser: Surroundings = {
  load,
  now: Date.now,
  isVisible: () => document.visibilityState === 'visible',
  onReturn,
  after,
}
