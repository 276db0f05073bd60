'use client'
// Shows what resembles a report while it is typed; without script a button of the form asks for the same.
import { useContext, useEffect, useRef, useState } from 'react'
import { FormContext } from '@/components/ui/form'
import { type Alike, whileTyping } from './ask'

type Props = { words: { title: string; lead: string; none: string; helped: string; opens: string } }

/** Similar problems and what helped there, inside the form of a report. */
export function AlikeProblems({ words }: Props) {
  const here = useRef<HTMLDivElement>(null)
  const { found: answered } = useContext(FormContext)
  const [typed, setTyped] = useState<Alike[] | null>(null)
  useEffect(() => {
    const form = here.current?.closest('form')
    return form ? whileTyping(form, setTyped) : undefined
  }, [])
  const found = typed ?? answered
  return (
    <div ref={here} data-live="" role="status">
      {found?.length ? (
        <section className="sheet stack" aria-label={words.title}>
          <p>
            <strong>{words.title}</strong> <span className="faint">{words.lead}</span>
          </p>
          <ul className="rows">
            {found.map((one) => (
              <li key={one.href}>
                <a href={one.href} target="_blank" rel="noreferrer">
                  <bdi>{one.label}</bdi> <span className="sr-only">{words.opens}</span>
                </a>
                <span className="badge">{one.state}</span>
                {one.note ? (
                  <p className="faint">
                    {words.helped} <bdi>{one.note}</bdi>
                  </p>
                ) : null}
              </li>
            ))}
          </ul>
        </section>
      ) : null}
      {answered && !found?.length ? <p className="notice">{words.none}</p> : null}
    </div>
  )
}
