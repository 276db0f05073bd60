// Reads whether the form around it was refused: what was typed then is there already.
import { useTold } from '@/components/ui/scope'
import { Script } from '@/components/ui/script'
import { placeOf } from './keep'

type Props = { personId: string; recordId: string; words: { restored: string; discard: string } }

/** Inside a form: puts back what was typed before, and keeps what is typed from now on. Without script the draft on the server does. */
export function KeptOnPhone({ personId, recordId, words }: Props) {
  const { status } = useTold()
  return (
    <span
      hidden
      className="notice flex flex-wrap items-center gap-x-3"
      data-draft={placeOf(personId, recordId)}
      data-fresh={status === 'idle'}
    >
      <span role="status">{words.restored}</span>
      <button type="button" className="plain">
        {words.discard}
      </button>
      <Script name="kept" />
    </span>
  )
}
