'use client'
// Keeps what is typed in the browser, so that a closed one loses nothing; without script the draft on the server does.
import { useContext, useEffect, useRef, useState } from 'react'
import { FormContext } from '@/components/ui/form'
import { keepForm, placeOf } from './keep'

type Props = { personId: string; recordId: string; words: { restored: string; discard: string } }

/** Inside a form: puts back what was typed before, and keeps what is typed from now on. */
export function KeptOnPhone({ personId, recordId, words }: Props) {
  const here = useRef<HTMLSpanElement>(null)
  const { status } = useContext(FormContext)
  const fresh = useRef(status === 'idle')
  const [restored, setRestored] = useState(false)
  const place = placeOf(personId, recordId)
  useEffect(() => {
    const form = here.current?.closest('form')
    if (!form) return
    const kept = keepForm(form, localStorage, place, fresh.current)
    if (kept.restored) setRestored(true)
    return kept.stop
  }, [place])
  return (
    <span ref={here} data-live="" className="contents">
      {restored ? (
        <span className="notice flex flex-wrap items-center gap-x-3">
          {words.restored}
          <button
            type="button"
            className="plain"
            onClick={({ currentTarget }) => {
              localStorage.removeItem(place)
              currentTarget.form?.reset()
              setRestored(false)
            }}
          >
            {words.discard}
          </button>
        </span>
      ) : null}
    </span>
  )
}
