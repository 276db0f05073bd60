'use client'
// A button that prints cannot work without script, so it is not there without it.
import { useEffect, useState } from 'react'

/** Prints the page. */
export function PrintButton({ label }: { label: string }) {
  const [ready, setReady] = useState(false)
  useEffect(() => setReady(true), [])
  return (
    <span data-live="">
      {ready ? (
        <button type="button" className="button" onClick={() => window.print()}>
          {label}
        </button>
      ) : null}
    </span>
  )
}
