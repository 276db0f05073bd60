'use client'
// Ticking all of a long list at once; without script each is ticked by hand.
import { useEffect, useState } from 'react'
import { tickAll } from './ticks'

/** Two buttons that tick all boxes of a name in the form around them, or none. */
export function Ticks({ name, words }: { name: string; words: { all: string; none: string } }) {
  const [able, setAble] = useState(false)
  useEffect(() => setAble(true), [])
  if (!able) return null
  const act = (on: boolean) => (event: { currentTarget: HTMLButtonElement }) =>
    tickAll(event.currentTarget.form, name, on)
  return (
    <p className="flex flex-wrap gap-x-5">
      <button type="button" className="plain" onClick={act(true)}>
        {words.all}
      </button>
      <button type="button" className="plain" onClick={act(false)}>
        {words.none}
      </button>
    </p>
  )
}
