// Minutes that could not be handed in before their page was closed: as deeds of the outbox, and back when it opens again.
import type { Draft as Deed, Item } from '@/components/offline/outbox'
import { sameTexts, type Texts, tidy } from '@/lib/activities/minutes/rules'
import type { Draft, Saved } from './sync'

type Place = { activity: string; group: string; title: string; from: string }

/** What the deeds of one activity's minutes are about. */
export const aboutOf = (activity: string) => `minutes ${activity}`

/**
 * The deeds of a draft in order: first a save whose outcome is not known, under its own key, then what was written
 * after it. So the server, which may have carried out the first, counts none twice.
 */
export function deedsOf(draft: Draft, place: Place, newKey: () => string): Deed[] {
  const { base, pending } = draft
  const mine = tidy(draft.mine)
  const deed = (key: string, from: Saved, to: Texts): Deed => ({
    key,
    kind: 'minutes.merge',
    about: aboutOf(place.activity),
    title: place.title,
    from: place.from,
    fields: {
      activityId: place.activity,
      group: place.group,
      version: String(from.version),
      'base.text': from.text,
      'base.decisions': from.decisions,
      text: to.text,
      decisions: to.decisions,
    },
  })
  const begun = pending ?? base
  const rest = sameTexts(mine, begun) ? [] : [deed(newKey(), begun, mine)]
  return pending ? [deed(pending.key, { ...base, version: pending.version }, pending), ...rest] : rest
}

const word = (item: Item, name: string) => String(item.fields[name] ?? '')
const texts = (item: Item): Texts => ({ text: word(item, 'text'), decisions: word(item, 'decisions') })

/** The draft that waiting deeds were made of; null when there are none. */
export function draftOf(items: Item[]): Draft | null {
  const [first, last] = [items[0], items.at(-1)]
  if (!first || !last) return null
  const version = Number(word(first, 'version'))
  const base = { version, text: word(first, 'base.text'), decisions: word(first, 'base.decisions') }
  const open = first.tried > 0 || items.length > 1
  return { base, pending: open ? { key: first.key, version, ...texts(first) } : null, mine: texts(last) }
}
