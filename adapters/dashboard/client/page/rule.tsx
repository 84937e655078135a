import type { Account } from '../api/shapes.js'

/** How the figures above come about, in the words of docs/coding-time.md. */
export const Rule = ({ account: { timeout, writes_only: writesOnly } }: { readonly account: Account }) => (
  <section class="rule" aria-labelledby="rule">
    <h2 id="rule">How this is counted</h2>
    <p>
      Time between two heartbeats counts when they are at most {timeout} {timeout === 1 ? 'minute' : 'minutes'} apart, and belongs to the
      first of them. A longer gap counts nothing, and nothing is added after the last one.
      {writesOnly ? ' Of your heartbeats only those of a save are counted.' : ''}
    </p>
  </section>
)
