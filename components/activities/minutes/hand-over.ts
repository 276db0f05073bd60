// While minutes cannot be handed in, the outbox holds what it shall send once their page is closed.
import { randomKey } from '@/components/offline/line'
import { add } from '@/components/offline/outbox'
import { alone, later, storeOf, tell, withhold } from '@/components/offline/phone'
import type { Live } from './live'
import type { Draft, Status } from './sync'
import { aboutOf, deedsOf, draftOf } from './waiting'

const PAUSE = 300

type Whose = Pick<Live, 'person' | 'activity'>

async function waiting({ person, activity }: Whose) {
  const items = await storeOf(person).all()
  return items.filter((one) => one.about === aboutOf(activity) && one.state !== 'sent')
}

/** What the outbox holds of these minutes, as a draft, and its keys there. */
export type Held = { draft: Draft | null; keys: Set<string> }

/**
 * What the outbox holds of these minutes is this page's as long as it is open, and lies there until the page lays anew. A
 * phone without an outbox holds nothing there.
 */
export async function takeBack({ person, activity }: Whose): Promise<Held> {
  const work = async () => {
    const items = await waiting({ person, activity })
    return { draft: draftOf(items), keys: new Set(items.map(({ key }) => key)) }
  }
  withhold(aboutOf(activity))
  return alone(work).catch(() => ({ draft: null, keys: new Set<string>() }))
}

/**
 * Makes what lies in the outbox under these keys the deeds of a draft, none where there is none; what another page laid there
 * stays beside it. True where some wait.
 */
export async function lay(
  draft: Draft | null,
  live: Whose & Pick<Live, 'group' | 'title'>,
  from: string,
  keys: Set<string>,
): Promise<boolean> {
  const { activity, group, title } = live
  const store = storeOf(live.person)
  const laid = new Set<string>()
  for (const deed of draft ? deedsOf(draft, { activity, group, title, from }, randomKey) : [])
    laid.add(await add(store, deed, Date.now(), randomKey))
  for (const key of laid) keys.add(key)
  for (const key of [...keys].filter((one) => !laid.has(one))) {
    await store.remove(key)
    keys.delete(key)
  }
  return laid.size > 0
}

/** The page of the minutes: what the server has not taken, and where else than in the outbox it may lie. */
type Page = { open: () => Draft | null; laid: (draft: Draft) => void; unlaid: () => void }

/**
 * Lays into the outbox what the server has not taken while it does not answer or refuses it, and takes it away when it has.
 * `unlaid` is told before.
 */
export function layer(live: Live, keys: Set<string>, page: Page) {
  let failing = false
  let timer: ReturnType<typeof setTimeout> | undefined
  let work = Promise.resolve()
  const layOpen = async () => {
    const draft = failing ? page.open() : null
    if (!draft) page.unlaid()
    const laid = await lay(draft, live, location.pathname, keys)
    if (laid && draft) page.laid(draft)
    tell()
    if (laid) await later()
  }
  const layNow = () => {
    clearTimeout(timer)
    work = work.then(layOpen).catch(() => {})
  }
  return {
    told: ({ kind }: Status) => {
      if (kind === 'saving' || kind === 'away' || kind === 'restored') return
      const was = failing
      failing = kind === 'offline' || kind === 'failed' || kind === 'refused'
      if (failing || was || keys.size) layNow()
    },
    typed: () => {
      clearTimeout(timer)
      if (failing) timer = setTimeout(layNow, PAUSE)
    },
    /** Once what lay here is shown again: what the server has already goes. */
    begun: () => {
      if (keys.size && !page.open()) layNow()
    },
  }
}
