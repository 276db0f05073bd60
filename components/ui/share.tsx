'use client'
// Sharing and copying need the browser; without script the text can be marked and copied by hand.
import { useEffect, useState } from 'react'

type Props = { text: string; words: { share: string; copy: string; copied: string } }

/** Buttons that hand a text to another app or to the clipboard, where the browser can. */
export function Share({ text, words }: Props) {
  const [able, setAble] = useState({ share: false, copy: false })
  const [copied, setCopied] = useState(false)
  useEffect(() => setAble({ share: 'share' in navigator, copy: 'clipboard' in navigator }), [])
  return (
    <span data-live="" className="contents">
      {able.share ? (
        <button
          type="button"
          className="button quiet"
          onClick={() => navigator.share({ text }).catch(() => undefined)}
        >
          {words.share}
        </button>
      ) : null}
      {able.copy ? (
        <button
          type="button"
          className="button quiet"
          onClick={() =>
            navigator.clipboard.writeText(text).then(
              () => setCopied(true),
              () => undefined,
            )
          }
        >
          <span role="status">{copied ? words.copied : words.copy}</span>
        </button>
      ) : null}
    </span>
  )
}
