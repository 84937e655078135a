import type { View } from '../api/watch.js'

/** `zone` is the reader's own where no account says otherwise. */
interface Props extends Pick<View, 'reachable' | 'loadedAt'> { readonly zone: string | undefined }

const clock = (at: number, timeZone: string | undefined): string =>
  new Intl.DateTimeFormat(undefined, { hour: '2-digit', minute: '2-digit', second: '2-digit', timeZone }).format(at)

/** Says so when what is shown may be old. Always there, so that a screen reader hears it change. */
export const Notice = ({ reachable, loadedAt, zone }: Props) => (
  <div role="status">
    {reachable ? null : (
      <p class="notice">
        <b>The server does not answer.</b>{' '}
        {loadedAt === null ? null : <>What you see is from {clock(loadedAt, zone)}. </>}
        This page keeps trying by itself.
      </p>
    )}
  </div>
)
