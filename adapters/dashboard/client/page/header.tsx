import type { Account } from '../api/shapes.js'

const Mark = () => (
  <svg class="mark" viewBox="0 0 26 16" aria-hidden="true" focusable="false">
    <path class="mark-quiet" d="M0 0h6v16H0zM8.5 0h3v16h-3z" />
    <path class="mark-loud" d="M14 0h12v16H14z" />
  </svg>
)

export const Header = ({ account }: { readonly account: Account | null }) => (
  <header class="header">
    <p class="brand"><Mark />CodeTime</p>
    {account === null ? null : (
      <div class="who">
        <p>
          <b>{account.username}</b> <span aria-hidden="true">·</span>{' '}
          <span title="Your days begin and end in this time zone">{account.timezone}</span>
        </p>
        <form method="post" action="sign-out"><button type="submit" class="text-button">Sign out</button></form>
      </div>
    )}
  </header>
)
