/** The name of the page for the browser's tab: its own parts first, then Sanggar. */
export function PageTitle({ parts }: { parts: string[] }) {
  return <title>{[...parts, 'Sanggar'].join(' · ')}</title>
}
