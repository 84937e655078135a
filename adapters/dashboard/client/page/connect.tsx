import { apiUrl } from '../api/ask.js'
import type { Account } from '../api/shapes.js'
import { Snippet } from './snippet.js'

const settings = (): string => `[settings]
api_url = ${apiUrl()}
api_key = YOUR_KEY`

const trial = (): string => `for ago in 60 0; do
  curl -u YOUR_KEY: ${apiUrl()}/users/current/heartbeats \\
    -H 'Content-Type: application/json' \\
    -d '{"type": "file", "entity": "hello.ts", "project": "hello",
         "time": '$(($(date +%s) - ago))'}'
done`

/** What a new account sees until its first heartbeat. */
export const Connect = ({ account }: { readonly account: Account }) => (
  <section class="plain" aria-labelledby="connect">
    <h1 id="connect">Connect your editor</h1>
    <p class="lead listening"><span class="pulse" aria-hidden="true" />Listening for your first heartbeat. This page turns into your day when it arrives.</p>
    <ol class="steps">
      <li>
        <h2>Install the WakaTime plugin of your editor</h2>
        <p>Any of them works, unchanged: VS Code, JetBrains, Vim, Emacs, Sublime Text, Xcode, and the rest.</p>
      </li>
      <li>
        <h2>Point it here</h2>
        <p>These lines go into <code>.wakatime.cfg</code> in your home folder:</p>
        <Snippet label="Lines for .wakatime.cfg" text={settings()} />
        <p class="quiet">
          Your key begins with <code>waka_</code> and was shown once, when it was made. Make another with{' '}
          <code>npx codetime key add laptop --user {account.username}</code>.
        </p>
      </li>
      <li>
        <h2>Write a line of code, and save</h2>
        <p>No editor at hand? This sends two heartbeats, one minute apart:</p>
        <Snippet label="Command that sends two heartbeats" text={trial()} />
      </li>
    </ol>
  </section>
)
