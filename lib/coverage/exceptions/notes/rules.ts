import { daysBetween } from '../rules'
import type { ExceptionKind } from '../schema'

/** The last word of each kind about an exception; about none: a visit of the whole group. Days in the group's zone. */
export type LastWord = {
  exception: ExceptionKind | null
  kind: 'comment' | 'visit'
  bySupervisor: boolean
  on: string
}

/** What was last said of an exception and last seen of it or of the whole group, and how many days ago. */
export function lastWords({ today, words }: { today: string; words: LastWord[] }, exception: ExceptionKind) {
  const about = words.filter(
    (one) => one.exception === exception || (one.kind === 'visit' && one.exception === null),
  )
  const latest = (kind: LastWord['kind']) =>
    about
      .filter((one) => one.kind === kind)
      .reduce<LastWord | null>((last, one) => (last && last.on >= one.on ? last : one), null)
  return [latest('comment'), latest('visit')]
    .filter((one) => one !== null)
    .map(({ kind, bySupervisor, on }) => ({
      what: kind === 'comment' && !bySupervisor ? ('answer' as const) : kind,
      days: daysBetween(on, today),
    }))
}
