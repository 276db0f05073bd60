'use client'
// Reads the address out of the answer to the form around it, and copies it where the browser can.
import { useEffect, useRef, useState } from 'react'
import { useField } from '@/components/ui/form'

type Words = { title: string; text: string; copy: string; copied: string; subscribe: string }

/** The address of a calendar, shown this once in the place of the form that made it. */
export function IssuedAddress({ words }: { words: Words }) {
  const address = String(useField('address').value ?? '')
  const title = useRef<HTMLHeadingElement>(null)
  const [copied, setCopied] = useState(false)
  const [can, setCan] = useState(false)
  useEffect(() => {
    title.current?.focus()
    setCan(Boolean(navigator.clipboard))
  }, [])
  return (
    <section data-live="" className="sheet stack min-w-0 basis-full" aria-labelledby="issued-address">
      <h3 id="issued-address" ref={title} tabIndex={-1} className="font-semibold">
        {words.title}
      </h3>
      <p className="secret">{address}</p>
      <p className="faint">{words.text}</p>
      <p className="flex flex-wrap gap-3">
        <a className="button" href={address.replace(/^https?:/, 'webcal:')}>
          {words.subscribe}
        </a>
        {can ? (
          <button
            type="button"
            className="button quiet"
            onClick={() => navigator.clipboard.writeText(address).then(() => setCopied(true))}
          >
            {copied ? words.copied : words.copy}
          </button>
        ) : null}
        <span role="status" className="sr-only">
          {copied ? words.copied : ''}
        </span>
      </p>
    </section>
  )
}
