'use client'
// Reads the token out of the answer to the form around it.
import { useField } from '@/components/ui/form'
import { Copy } from '@/components/ui/share'

type Words = { issued: string; issuedText: string; copy: string; copied: string }

/** A new token, shown this once in the place of the form that made it. */
export function IssuedToken({ words }: { words: Words }) {
  const token = String(useField('token').value ?? '')
  return (
    <section className="sheet stack min-w-0" aria-labelledby="issued-token">
      {/* biome-ignore lint/a11y/noAutofocus: what was asked for is told first, and only once. */}
      <h3 id="issued-token" autoFocus tabIndex={-1} className="font-semibold">
        {words.issued}
      </h3>
      <p className="secret">{token}</p>
      <p className="faint">{words.issuedText}</p>
      <p>
        <Copy text={token} words={words} />
      </p>
    </section>
  )
}
