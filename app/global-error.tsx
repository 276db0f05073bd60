'use client'
// Next shows this when even the outermost layout failed.
import { Failure } from '@/components/shell/failure'
import './globals.css'

export default function GlobalError({ error }: { error: Error & { digest?: string } }) {
  return (
    <html lang="id">
      <body>
        <title>Sanggar</title>
        <Failure code={error.digest ?? '–'} />
      </body>
    </html>
  )
}
