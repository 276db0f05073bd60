// Reads what was made out of the answer to the form around it.
import { useField } from './form'
import { Copy } from './share'

type Words = { issued: string; issuedText: string; copy: string; copied: string }

/** A new secret, shown this once in the place of the form that made it; an address of a calendar opens by `subscribe`. */
export function Issued({ field, words, subscribe }: { field: string; words: Words; subscribe?: string }) {
  const secret = String(useField(field).value ?? '')
  return (
    <section className="sheet stack min-w-0 basis-full" aria-labelledby={`issued-${field}`}>
      {/* biome-ignore lint/a11y/noAutofocus: what was asked for is told first, and only once. */}
      <h3 id={`issued-${field}`} autoFocus tabIndex={-1} className="font-semibold">
        {words.issued}
      </h3>
      <p className="secret">{secret}</p>
      <p className="faint">{words.issuedText}</p>
      <p className="flex flex-wrap gap-3">
        {subscribe ? (
          <a className="button" href={secret.replace(/^https?:/, 'webcal:')}>
            {subscribe}
          </a>
        ) : null}
        <Copy text={secret} words={words} />
      </p>
    </section>
  )
}
