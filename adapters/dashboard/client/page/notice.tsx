import type { View } from '../api/watch.js'

const clock = new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit' })

/** Says so when what is shown may be old. Always there, so that a screen reader hears it change. */
export const Notice = ({ reachable, loadedAt }: Pick<View, 'reachable' | 'loadedAt'>) => (
  <div role="status" class="notice-place">
    {reachable ? null : (
      <p class="notice">
        <b>The server does not answer.</b>{' '}
        {loadedAt === null ? null : <>What you see is from {clock.format(loadedAt)}. </>}
        This page keeps trying by itself.
      </p>
    )}
  </div>
)
