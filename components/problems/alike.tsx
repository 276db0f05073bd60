// Reads what the form around it was answered; while one types, script asks for the same.
import { useTold } from '@/components/ui/scope'
import { Script } from '@/components/ui/script'
import type { Alike } from './ask'

type Props = { words: { title: string; lead: string; none: string; helped: string; opens: string } }

/** Similar problems and what helped there, inside the form of a report. */
export function AlikeProblems({ words }: Props) {
  const { found } = useTold()
  return (
    <div role="status" data-alike="">
      <section className="sheet stack" aria-label={words.title} hidden={!found?.length}>
        <p>
          <strong>{words.title}</strong> <span className="faint">{words.lead}</span>
        </p>
        <ul className="rows">
          {(found ?? []).map((one) => (
            <Row key={one.href} one={one} words={words} />
          ))}
        </ul>
      </section>
      {found && !found.length ? <p className="notice">{words.none}</p> : null}
      <template>
        <Row one={{ href: '', label: '', state: '', note: ' ' }} words={words} />
      </template>
      <Script name="alike" />
    </div>
  )
}

function Row({ one, words }: Props & { one: Alike }) {
  return (
    <li>
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
  )
}
