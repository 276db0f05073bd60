import { Script } from '@/components/ui/script'
import { placeOf } from './keep'

/** On the page of one's own problem: its draft in the browser is not needed any more. */
export function ForgetDraft(props: { personId: string; ids: string[]; situation: string }) {
  const places = props.ids.map((id) => placeOf(props.personId, id)).join(' ')
  return (
    <span hidden data-forget={places} data-situation={props.situation}>
      <Script name="sent" />
    </span>
  )
}
