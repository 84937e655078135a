import { useEffect, useState } from 'preact/hooks'
import { browser } from '../api/browser.js'
import { NOTHING_YET, type View, watch } from '../api/watch.js'
import { ActivePage } from './active.js'
import { Connect } from './connect.js'
import { Footer } from './footer.js'
import { Header } from './header.js'
import { Notice } from './notice.js'
import { SignedOutPage } from './signed-out.js'

const Body = ({ shown, loadedAt }: Pick<View, 'shown' | 'loadedAt'>) => {
  if (shown === null || loadedAt === null) return <p class="quiet loading">Asking for your time …</p>
  if (shown._tag === 'SignedOut') return <SignedOutPage />
  return shown._tag === 'Fresh' ? <Connect account={shown.account} /> : <ActivePage active={shown} loadedAt={loadedAt} />
}

const accountOf = (shown: View['shown']) => (shown === null || shown._tag === 'SignedOut' ? null : shown.account)

const titleOf = (shown: View['shown']): string =>
  shown?._tag === 'Active' ? `${shown.today.grand_total.text} today · CodeTime` : 'CodeTime'

export const App = () => {
  const [view, setView] = useState(NOTHING_YET)
  useEffect(() => watch(browser, setView), [])
  useEffect(() => {
    document.title = titleOf(view.shown)
  }, [view])
  const account = accountOf(view.shown)
  return (
    <>
      <Header account={account} />
      <Notice reachable={view.reachable} loadedAt={view.loadedAt} zone={account?.timezone} />
      <main id="main" aria-busy={view.shown === null && view.reachable}>
        {view.shown === null && !view.reachable ? null : <Body shown={view.shown} loadedAt={view.loadedAt} />}
      </main>
      <Footer />
    </>
  )
}
