import { Script } from './script'

/** Prints the page. */
export function PrintButton({ label }: { label: string }) {
  return (
    <>
      <button type="button" className="button" hidden data-print="">
        {label}
      </button>
      <Script name="print" />
    </>
  )
}
