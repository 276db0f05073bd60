import { Script } from './script'

/** A button that hands a text to another app, where the browser can. */
export function Share({ text, words }: { text: string; words: { share: string } }) {
  return (
    <>
      <button type="button" className="button quiet" hidden data-share={text}>
        {words.share}
      </button>
      <Script name="share" />
    </>
  )
}

/** A button that puts a text into the clipboard, where the browser can. */
export function Copy({ text, words }: { text: string; words: { copy: string; copied: string } }) {
  return (
    <>
      <button type="button" className="button quiet" hidden data-copy={text} data-copied={words.copied}>
        <span role="status">{words.copy}</span>
      </button>
      <Script name="share" />
    </>
  )
}
