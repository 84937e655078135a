import { useState } from 'preact/hooks'

/** Text to take elsewhere. The button is only there where the browser lets a page write to the clipboard. */
export const Snippet = ({ label, text }: { readonly label: string; readonly text: string }) => {
  const [copied, setCopied] = useState(false)
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(text)
    setCopied(true)
    setTimeout(() => setCopied(false), 2_000)
  }
  return (
    <div class="snippet">
      <pre class="code" tabIndex={0} aria-label={label}>{text}</pre>
      {window.isSecureContext ? (
        <button type="button" onClick={() => void copy()} aria-label={`Copy: ${label}`}>{copied ? 'Copied' : 'Copy'}</button>
      ) : null}
    </div>
  )
}
