// While minutes cannot be handed in, the outbox holds what it shall send once their page is closed.
import { randomKey } from '@/components/offline/line'
import { add } from '@/components/offline/outbox'
import { alone, later, storeOf, tell, withhold } from '@/components/offline/phone'
import { draftsOf } from './device'
import type { Live } from './live'
import type { Draft, Status } from './sync'
import { aboutOf, deedsOf, draftOf } from './waiting'

const PAUSE = 300

type Whose = Pick<Live, 'person' | 'activity'>

async function waiting({ person, activity }: Whose) {
  const items = await storeOf(person).all()
  return items.filter((one) => one.about === aboutOf(activity) && one.state !== 'sent')
}

/** What the outbox holds of these minutes is this page's as long as it is open. A phone without an outbox holds nothing there. */
export async function takeBack({ person, activity }: Whose): Promise<void> {
  const work = async () => {
    const items = await waiting({ person, activity })
    const draft = draftOf(items)
    if (!draft || !draftsOf(person, activity).keep(JSON.stringify(draft))) return
    for (const item of items) await storeOf(person).remove(item.key)
  }
  withhold(aboutOf(activity))
  await alone(work).catch(() => {})
}

/** Makes what the outbox holds of these minutes the deeds of a draft, none where there is none; true where some wait. */
export async function lay(
  draft: Draft | null,
  live: Whose & Pick<Live, 'group' | 'title'>,
  from: string,
): Promise<boolean> {
  const { activity, group, title } = live
  const store = storeOf(live.person)
  const keys: string[] = []
  for (const deed of draft ? deedsOf(draft, { activity, group, title, from }, randomKey) : [])
    keys.push(await add(store, deed, Date.now(), randomKey))
  for (const item of await waiting(live)) if (!keys.includes(item.key)) await store.remove(item.key)
  return keys.length > 0
}

/** Lays into the outbox what the server has not taken while it does not answer, and takes it away when it has. */
export function layer(live: Live, open: () => Draft | null) {
  let failing = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let work = Promise.resolve()
  const layOpen = async () => {
    const laid = await lay(failing ? open() : null, live, location.pathname)
    tell()
    if (laid) await later()
  }
  const layNow = () => {
    clearTimeout(timer)
    work = work.then(layOpen).catch(() => {})
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
