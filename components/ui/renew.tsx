'use client'
// What changes by the clock is asked for again without a flash; without script the page reloads itself.
import { useRouter } from 'next/navigation'
import { type ReactNode, useEffect, useState } from 'react'

const AGAIN = 5_000

/**
 * Asks the server for the page anew after `left` milliseconds; `stamp` changes with what is shown.
 * While the server cannot be reached it shows `stale` instead of something out of date.
 */
export function Renew(props: { left: number; stamp: string; stale: string; children: ReactNode }) {
  const { left, stamp } = props
  const router = useRouter()
  const [lost, setLost] = useState(false)
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout>
    const renew = async () => {
      const answer = await fetch('/api/health', { cache: 'no-store' }).catch(() => null)
      setLost(!answer?.ok)
      if (answer?.ok) router.refresh()
      timer = setTimeout(renew, AGAIN)
    }
    timer = setTimeout(renew, left)
    return () => clearTimeout(timer)
  }, [left, stamp, router])
  return lost ? (
    <p role="alert" className="notice error">
      {props.stale}
    </p>
  ) : (
    <div data-live="" className="contents">
      {props.children}
    </div>
  )
}
