import { Script } from '@/components/ui/script'
import { ClashItem, type ClashWords } from './clash'
import type { Status } from './sync'

/** What `minutes.browser.ts` says, and of whose minutes. */
export type Live = {
  activity: string
  person: string
  back: string
  group: string
  title: string
  status: Record<Exclude<Status['kind'], 'refused'>, string>
  kept: string
  notKept: string
  unsaved: string
}
type Props = { live: Live; clash: ClashWords; join: string }

/** Inside the form: it is saved as it is typed, and says what is saved where. Without script its button saves it. */
export function MinutesLive({ live, clash, join }: Props) {
  return (
    <div className="stack" data-minutes={JSON.stringify(live)}>
      <section className="notice stack" aria-label={clash.title} hidden>
        <p className="font-bold">{clash.title}</p>
        <div className="stack" data-clashes="" />
        <p>
          <button type="button" className="button">
            {join}
          </button>
        </p>
      </section>
      <template>
        <ClashItem name="" words={clash} />
      </template>
      <p className="saving" role="status" />
      <Script name="minutes" />
    </div>
  )
}
