import type { ReactNode } from 'react'
import { Script } from './script'

/**
 * Asks the server for this part of the page anew after `left` milliseconds; once on a page. With `ends` the page is
 * loaded anew as soon as this part is no longer on it.
 * While the server cannot be reached it shows `stale` instead of something out of date.
 */
export function Renew({
  left,
  stale,
  ends,
  children,
}: {
  left: number
  stale: string
  ends?: boolean
  children: ReactNode
}) {
  return (
    <>
      <div data-renew={left} data-ends={ends}>
        {children}
      </div>
      <p role="alert" className="notice error" hidden data-stale="">
        {stale}
      </p>
      <noscript>
        <meta httpEquiv="refresh" content={String(Math.ceil(left / 1000))} />
      </noscript>
      <Script name="renew" />
    </>
  )
}
