type Term = { id: string; title: string; decreeNumber: string; startedOn: Date; endedOn: Date | null }

const DAY = 86_400_000

/** The last day before a board that begins on this one. */
export function eveOf(startedOn: Date): Date {
  return new Date(startedOn.getTime() - DAY)
}

/** What becomes of terms that run or are to come when a new board begins on a day. */
export function handedOver<T extends Term>(terms: T[], startedOn: Date, today: Date) {
  const coming = terms.filter((one) => one.startedOn > today)
  const begun = terms.filter((one) => one.startedOn <= today)
  // Whoever ended for a board that now never begins leads on until the new one does.
  const eves = new Set(coming.map((one) => eveOf(one.startedOn).getTime()))
  const lasts = ({ endedOn }: T) => endedOn === null || endedOn >= startedOn || eves.has(endedOn.getTime())
  return {
    ends: begun.filter((one) => one.startedOn < startedOn && lasts(one)),
    /** Of a board that was named for a day to come, and is named anew. */
    replaced: coming,
    /** Began already, on that day or after it. */
    inTheWay: begun.filter((one) => one.startedOn >= startedOn),
  }
}

/** Terms by board, the latest first: one decree that begins on one day. */
export function boardsOf<T extends Term>(terms: T[]) {
  const boards = new Map<string, { key: string; decreeNumber: string; startedOn: Date; terms: T[] }>()
  for (const term of terms) {
    const { decreeNumber, startedOn } = term
    const key = `${startedOn.toISOString()} ${decreeNumber}`
    const board = boards.get(key) ?? { key, decreeNumber, startedOn, terms: [] }
    board.terms.push(term)
    boards.set(key, board)
  }
  return [...boards.values()].sort((a, b) => b.startedOn.getTime() - a.startedOn.getTime())
}
