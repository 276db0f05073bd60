'use client'
// Reads the address out of the answer to the form around it.
import { useField } from '@/components/ui/form'
import { Copy } from '@/components/ui/share'

type Words = { title: string; text: string; copy: string; copied: string; subscribe: string }

/** The address of a calendar, shown this once in the place of the form that made it. */
export function IssuedAddress({ words }: { words: Words }) {
  const address = String(useField('address').value ?? '')
  return (
    <section className="sheet stack min-w-0 basis-full" aria-labelledby="issued-address">
      {/* biome-ignore lint/a11y/noAutofocus: what was asked for is told first, and only once. */}
      <h3 id="issued-address" autoFocus tabIndex={-1} className="font-semibold">
        {words.title}
      </h3>
      <p className="secret">{address}</p>
      <p className="faint">{words.text}</p>
      <p className="flex flex-wrap gap-3">
        <a className="button" href={address.replace(/^https?:/, 'webcal:')}>
          {words.subscribe}
        </a>
        <Copy text={address} words={words} />
      </p>
    </section>
  )
}
