'use client'
// Saving while one types needs the browser; the form around it saves by its button without script.
import { type RefObject, useEffect, useRef, useState } from 'react'
import { type Choice, fields, followed, type Texts } from '@/lib/activities/minutes/rules'
import { ClashList, type ClashWords } from './clash'
import { ask, draftsOf, randomKey } from './device'
import { type Clashes, type Host, type Saved, type Status, startSync } from './sync'

type Words = {
  clash: ClashWords
  join: string
  status: Record<Exclude<Status['kind'], 'refused'>, string>
  kept: string
  notKept: string
  unsaved: string
}
type Props = { activity: string; person: string; start: Saved; back: string; words: Words }

const WATCH = 4_000

/** Saves the form around it as it is typed, and says what is saved where. */
export function MinutesLive({ activity, person, start, back, words }: Props) {
  const place = useRef<HTMLDivElement>(null)
  const chosen = useRef<(() => void) | undefined>(undefined)
  const [status, say] = useState<Status | null>(null)
  const [clashes, show] = useState<Clashes | null>(null)
  useEffect(() => {
    const form = place.current?.closest('form')
    if (!form) return
    const drafts = draftsOf(person, activity)
    const host: Host = {
      ...drafts,
      ...fieldsOf(form),
      say,
      ask: show,
      send: (method, query, body) => ask(method, `/api/v1/minutes/${activity}${query}`, body),
      key: randomKey,
    }
    const sync = startSync(host, start)
    chosen.current = () => sync.choose(choicesOf(place))
    return attach(form, sync, back)
  }, [activity, person, start, back])
  return (
    <div ref={place} data-live="" className="stack">
      {clashes ? (
        <>
          <ClashList key={JSON.stringify(clashes)} clashes={clashes} words={words.clash} />
          <button type="button" className="button" onClick={() => chosen.current?.()}>
            {words.join}
          </button>
        </>
      ) : null}
      <p className="saving" role="status" data-kind={status?.kind}>
        {status ? sentence(status, words) : null}
      </p>
    </div>
  )
}

/** The two texts of the form, and the hidden fields that say what they started from. */
function fieldsOf(form: HTMLFormElement): Pick<Host, 'read' | 'write' | 'based'> {
  const area = (name: string) => form.querySelector<HTMLTextAreaElement>(`textarea[name="${name}"]`)
  const hidden = (name: string, value: string) => {
    const input = form.querySelector<HTMLInputElement>(`input[name="${name}"]`)
    if (input) input.value = value
  }
  const textOf = (name: string) => area(name)?.value ?? ''
  return {
    read: () => ({ text: textOf('text'), decisions: textOf('decisions') }),
    write: (texts: Texts) => {
      for (const name of fields) {
        const at = area(name)
        if (!at || at.value === texts[name]) continue
        const [from, to] = [at.selectionStart, at.selectionEnd].map((caret) =>
          followed(at.value, texts[name], caret),
        )
        const top = at.scrollTop
        at.value = texts[name]
        // Selecting moves the focus in some browsers, so only the field that has it.
        if (document.activeElement === at) at.setSelectionRange(from ?? 0, to ?? 0)
        at.scrollTop = top
      }
    },
    based: (base: Saved) => {
      hidden('version', String(base.version))
      for (const name of fields) hidden(`base.${name}`, base[name])
    },
  }
}

type Sync = ReturnType<typeof startSync>

function attach(form: HTMLFormElement, sync: Sync, back: string) {
  const over = new AbortController()
  const { signal } = over
  const now = () => Date.now()
  form.addEventListener('input', ({ target }) => target instanceof HTMLTextAreaElement && sync.typed(now()), {
    signal,
  })
  form.addEventListener(
    'submit',
    async (event) => {
      event.preventDefault()
      // What was typed while a save was on its way goes with the next one.
      const saved = (await sync.save()) || (await sync.save())
      if (saved) location.assign(back)
    },
    { signal, capture: true },
  )
  document.addEventListener('visibilitychange', () => (document.hidden ? sync.save() : sync.look(now())), {
    signal,
  })
  addEventListener('online', () => sync.save(), { signal })
  addEventListener('pagehide', () => sync.save(), { signal })
  addEventListener('beforeunload', (event) => sync.atRisk() && event.preventDefault(), { signal })
  const watch = setInterval(() => !document.hidden && sync.look(now()), WATCH)
  return () => {
    over.abort()
    clearInterval(watch)
    sync.end()
  }
}

function choicesOf(place: RefObject<HTMLDivElement | null>): Record<keyof Texts, Choice[]> {
  const of = (field: string) =>
    [
      ...(place.current?.querySelectorAll<HTMLInputElement>(`input[name^="choice.${field}."]:checked`) ?? []),
    ].map((radio) => radio.value as Choice)
  return { text: of('text'), decisions: of('decisions') }
}

function sentence(status: Status, words: Words): string {
  if (status.kind === 'refused')
    return `${words.unsaved} ${status.message} ${status.kept ? words.kept : words.notKept}`
  const said = words.status[status.kind]
  if ('kept' in status) return `${said} ${status.kept ? words.kept : words.notKept}`
  const clock = 'clock' in status ? status.clock : ''
  return said.replace('[clock]', clock).replace('[by]', 'by' in status ? status.by : '')
}
