import type { ProblemEventKind } from '../../core/generated/enums'
import { alsoHave, readsName } from '../rules'

type Named = { name: string }
type Reader = { personId: string; officerOf: string[] }
type Seen = { visibility: 'group' | 'officers'; reporterId: string }

type Event = {
  id: string
  problemId: string
  kind: ProblemEventKind
  at: Date
  personId: string
  person: Named
  other: (Seen & { id: string; situation: string }) | null
}

type File = { fileId: string; file: Named & { type: string; bytes: number } }

type Found = Seen & {
  id: string
  groupId: string
  hideName: boolean
  reporter: Named
  events: Event[]
  files: File[]
  followers: { personId: string }[]
  duplicates: (Seen & { id: string; situation: string; followers: { personId: string }[] })[]
  referrals: { toGroup: Named; linked: { id: string; events: Event[] } | null }[]
  referred: { problem: { group: Named; files: File[] } } | null
}
type EventOf<F extends Found> = F['events'][number]

// What happened where a problem was referred to, and is news at home.
const flowsBack: ProblemEventKind[] = ['takenUp', 'linked', 'joined', 'comment', 'help', 'contact']

/** The story of a problem in the order of time, together with what another group did about it. */
function story<F extends Found>(found: F): (EventOf<F> & { from: string | null })[] {
  const own = found.events.map((event) => ({ ...event, from: null }))
  const others = found.referrals.flatMap(({ toGroup, linked }) =>
    ((linked?.events ?? []) as EventOf<F>[])
      .filter((event) => flowsBack.includes(event.kind))
      .map((event) => ({ ...event, from: toGroup.name })),
  )
  if (!others.length) return own
  return [...own, ...others].sort((one, other) => one.at.getTime() - other.at.getTime())
}

/** A problem as one reader may see it: names and other problems that are not for this reader are left out. */
export function asRead<F extends Found>(viewer: Reader, found: F) {
  const { referred, duplicates, referrals, events: _all, files, reporter, followers, ...rest } = found
  const named = readsName(viewer, { ...found, referred: referred !== null })
  const officer = viewer.officerOf.includes(found.groupId)
  const reads = (one: Seen) => officer || one.visibility === 'group' || one.reporterId === viewer.personId
  return {
    ...rest,
    reporter: named ? reporter.name : null,
    events: story(found).map(({ person, personId, other, ...event }) => ({
      ...event,
      mine: personId === viewer.personId,
      by: named || personId !== found.reporterId ? person.name : null,
      other: other && reads(other) ? { id: other.id, situation: other.situation } : null,
    })),
    // Files stay at home and are read here too; only there they are taken off.
    files: [
      ...files.map((one) => ({ ...one, here: true })),
      ...(referred?.problem.files ?? []).map((one) => ({ ...one, here: false })),
    ],
    duplicates: duplicates.filter(reads).map(({ id, situation }) => ({ id, situation })),
    referrals: (referrals as F['referrals'][number][]).map(({ linked, ...one }) => ({
      ...one,
      linkedId: linked?.id ?? null,
    })),
    from: referred?.problem.group.name ?? null,
    also: alsoHave(found).length,
    follows: followers.some((one) => one.personId === viewer.personId),
    own: found.reporterId === viewer.personId,
  }
}
