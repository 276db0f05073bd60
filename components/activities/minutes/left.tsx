'use client'
// What only this device holds, where the minutes were approved before it could be handed in.
import { useEffect, useState } from 'react'
import { draftsOf } from './device'

type Props = { person: string; activity: string; words: { title: string; discard: string } }

/** The words that came too late, to be copied into a correction or thrown away. */
export function LeftOver({ person, activity, words }: Props) {
  const [left, show] = useState<string[]>([])
  useEffect(() => show(draftsOf(person, activity).left().map(wordsOf).filter(Boolean)), [person, activity])
  if (!left.length) return <span hidden data-live="" />
  return (
    <section data-live="" className="notice stack">
      <p className="font-bold">{words.title}</p>
      {left.map((text) => (
        <p key={text} className="prose sheet" dir="auto">
          {text}
        </p>
      ))}
      <p>
        <button
          type="button"
          className="button quiet"
          onClick={() => {
            const drafts = draftsOf(person, activity)
            drafts.left()
            drafts.forget()
            show([])
          }}
        >
          {words.discard}
        </button>
      </p>
    </section>
  )
}

function wordsOf(draft: string): string {
  try {
    const { text, decisions } = JSON.parse(draft).mine
    return [text, decisions].filter(Boolean).join('\n\n')
  } catch {
    return ''
  }
}
