import { Script } from './script'

/** Prints the page. Its place is kept from the beginning, so that nothing moves when script shows it. */
export function PrintButton({ label }: { label: string }) {
  return (
    <>
      <button type="button" className="button" data-print="later">
        {label}
      </button>
      <Script name="print" />
    </>
  )
}
