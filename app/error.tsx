'use client'
// Next shows this in place of a page that failed, and only in the browser.
import { Failure } from '@/components/shell/failure'

export default function PageError({ error }: { error: Error & { digest?: string } }) {
  return <Failure code={error.digest ?? '–'} />
}
