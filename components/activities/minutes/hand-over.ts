// While minutes cannot be handed in, the outbox holds what it shall send once their page is closed.
import { randomKey } from '@/components/offline/line'
import { add } from '@/components/offline/outbox'
import { alone, later, store, tell, withhold } from '@/components/offline/phone'
import { draftsOf } from './device'
import type { Live } from './live'
import type { Draft, Status } from './sync'
import { aboutOf, deedsOf, draftOf } from './waiting'

const PAUSE = 300

async function waiting(activity: string) {
  const items = await store.all()
  return items.filter((one) => one.about === aboutOf(activity) && one.state !== 'sent')
}

/** What the outbox holds of these minutes is this page's as long as it is open. A phone without an outbox holds nothing there. */
export async function takeBack({ person, activity }: Live): Promise<void> {
  const work = async () => {
    const items = await waiting(activity)
    const draft = draftOf(items)
    if (!draft || !draftsOf(person, activity).keep(JSON.stringify(draft))) return
    for (const item of items) await store.remove(item.key)
  }
  withhold(aboutOf(activity))
  await alone(work).catch(() => {})
}

/** Lays into the outbox what the server has not taken while it does not answer, and takes it away when it has. */
export function layer(live: Live, open: () => Draft | null) {
  let failing = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let work = Promise.resolve()
  const lay = async () => {
    const draft = failing ? open() : null
    const { activity, group, title } = live
    const place = { activity, group, title, from: location.pathname }
    const keys = []
    for (const deed of draft ? deedsOf(draft, place, randomKey) : [])
      keys.push(await add(store, deed, Date.now(), randomKey))
    for (const item of await waiting(activity)) if (!keys.includes(item.key)) await store.remove(item.key)
    tell()
    if (keys.length) await later()
  }
  const layNow = () => {
    clearTimeout(timer)
    work = work.then(lay).catch(() => {})
  }
  return {
    told: ({ kind }: Status) => {
      if (kind === 'saving' || kind === 'away') return
      const was = failing
      failing = kind === 'offline' || kind === 'failed'
      if (failing || was) layNow()
    },
    typed: () => {
      clearTimeout(timer)
      if (failing) timer = setTimeout(layNow, PAUSE)
    },
  }
}
