/** One thing that a person wanted: when they sent it first, and when it was acknowledged, if it was. */
export type Wish = { key: string; began: number; done: number | null; tries: number }

/** One killing: of what, and the moments of the kill and of when it answered again. */
export type Blow = { part: string; at: number; back: number }

/** How much longer than the blow itself its traces are looked for, in milliseconds. */
const AFTER = 5000

/**
 * What people felt of a blow: the longest time in which nobody at all was answered, and the longest that one of them
 * waited for an acknowledgement, with all their tries.
 */
export function interruption({ at, back }: Blow, wishes: Wish[]) {
  const end = back + AFTER
  const moments = wishes
    .flatMap(({ done }) => (done === null ? [] : [done]))
    .filter((done) => done > at - AFTER && done < end + AFTER)
    .sort((a, b) => a - b)
  const gaps = moments.slice(1).map((moment, i) => ({ from: moments[i] ?? moment, to: moment }))
  const touching = gaps.filter(({ from, to }) => to > at && from < end)
  const felt = wishes.filter(({ began, done }) => began < end && (done ?? Number.POSITIVE_INFINITY) > at)
  const longest = (all: number[]) => Math.round(Math.max(0, ...all))
  return {
    nobodyAnswered: longest(touching.map(({ from, to }) => to - from)),
    longestWait: longest(felt.flatMap(({ began, done }) => (done === null ? [] : [done - began]))),
    triedAgain: felt.filter(({ tries }) => tries > 1).length,
  }
}

/** What was acknowledged and is not there, and what is there more than once; `found` has an entry for each record. */
export function ledger(wishes: Wish[], found: string[]) {
  const counts = new Map<string, number>()
  for (const key of found) counts.set(key, (counts.get(key) ?? 0) + 1)
  const acknowledged = wishes.filter(({ done }) => done !== null)
  return {
    acknowledged: acknowledged.length,
    lost: acknowledged.filter(({ key }) => !counts.has(key)).length,
    twice: [...counts.values()].filter((count) => count > 1).length,
    open: wishes.length - acknowledged.length,
  }
}

/** The value below which such a share of all lies. */
export function share(values: number[], part: number): number {
  const sorted = values.toSorted((a, b) => a - b)
  return Math.round(sorted[Math.max(0, Math.ceil(sorted.length * part) - 1)] ?? 0)
}
