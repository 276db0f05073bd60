import { type ActivityState, wasHeld } from '../rules'

/** An answer can be given and changed until the meeting begins. */
export function answerOpen(state: ActivityState, startsAt: Date | null, now: Date): boolean {
  return state === 'scheduled' && startsAt !== null && startsAt > now
}

/** Who is invited can be chosen until the activity was held. */
export const choiceOpen = (state: ActivityState) =>
  !wasHeld(state) && state !== 'cancelled' && state !== 'declined'

/** Those of a group who are invited; all of them where nobody chose. */
export function among<P extends { id: string }>(members: P[], invitees: { personId: string }[]): P[] {
  const chosen = new Set(invitees.map((one) => one.personId))
  return chosen.size ? members.filter((one) => chosen.has(one.id)) : members
}

/** The attendance list: those invited, and whoever else is on record. */
export function listed<P extends { id: string }>(
  members: P[],
  invitees: { personId: string }[],
  marked: { personId: string }[],
): P[] {
  return among(members, invitees.length ? [...invitees, ...marked] : [])
}

type Answer = { personId: string; answer: 'coming' | 'excused'; reason: string; forStart: Date }

/** Who answered what for the date that stands now; an answer to an earlier date counts as none. */
export function sortAnswers<P extends { id: string }>(
  members: P[],
  answers: Answer[],
  startsAt: Date | null,
) {
  const said = new Map(
    answers
      .filter((one) => one.forStart.getTime() === startsAt?.getTime())
      .map((one) => [one.personId, one] as const),
  )
  const coming = members.filter((one) => said.get(one.id)?.answer === 'coming')
  const excused = members.flatMap((one) => {
    const answer = said.get(one.id)
    return answer?.answer === 'excused' ? [{ ...one, reason: answer.reason }] : []
  })
  return { coming, excused, silent: members.filter((one) => !said.has(one.id)) }
}

/** The invitation of an activity that is in force, at most one: to be spread into a `select`. */
export const issuedLetter = {
  documents: {
    where: { kind: 'invitation' as const, revokedAt: null },
    take: 1,
    select: { number: true, issuedOn: true },
  },
}

type Lettered = {
  letterNumber: string
  letterOn: Date | null
  documents: { number: string; issuedOn: Date }[]
}

/** Number and date of an activity's letter: of the one issued here, else of one numbered outside; null while it has none. */
export function letterOf({ documents, letterNumber, letterOn }: Lettered) {
  const [issued] = documents
  if (issued) return { number: issued.number, on: issued.issuedOn, issued: true }
  return letterNumber ? { number: letterNumber, on: letterOn, issued: false } : null
}

export type Letter = NonNullable<ReturnType<typeof letterOf>>
