import type { Loaded, Shown } from './loaded.js'

/** What is on the page, and whether the server could be reached the last time. */
export interface View {
  readonly shown: Shown | null
  readonly reachable: boolean
  /** When `shown` was loaded, in milliseconds since 1970. */
  readonly loadedAt: number | null
}

/** What watching needs of the browser; given as a value so that it can be tested without one. */
export interface Surroundings {
  readonly load: () => Promise<Loaded>
  readonly now: () => number
  readonly isVisible: () => boolean
  /** Calls back when the user returns to the page or the network does. Answers how to stop. */
  readonly onReturn: (callback: () => void) => () => void
  /** Calls back once, after so many milliseconds. Answers how to stop. */
  readonly after: (milliseconds: number, callback: () => void) => () => void
}

/** Milliseconds until the next look; null: not before the user returns. */
export const PAUSES: Readonly<Record<Loaded['_tag'], number | null>> = {
  Fresh: 2_000,
  Active: 12_000,
  Unreachable: 3_000,
  SignedOut: null,
}

export const NOTHING_YET: View = { shown: null, reachable: true, loadedAt: null }

const viewAfter = (before: View, loaded: Loaded, now: number): View =>
  loaded._tag === 'Unreachable' ? { ...before, reachable: false } : { shown: loaded, reachable: true, loadedAt: now }

/** Keeps the view up to date: at once, then again and again while the page is visible, and whenever the user returns to it. */
export const watch = ({ load, now, isVisible, onReturn, after }: Surroundings, show: (view: View) => void): (() => void) => {
  let view = NOTHING_YET
  let busy = false
  let stopped = false
  let cancel: (() => void) | null = null

  const look = async (): Promise<void> => {
    cancel?.()
    if (busy || stopped || !isVisible()) return
    busy = true
    const loaded = await load()
    busy = false
    if (stopped) return
    view = viewAfter(view, loaded, now())
    show(view)
    const pause = PAUSES[loaded._tag]
    if (pause !== null) cancel = after(pause, () => void look())
  }

  const forget = onReturn(() => void look())
  void look()
  return () => {
    stopped = true
    cancel?.()
    forget()
  }
}
