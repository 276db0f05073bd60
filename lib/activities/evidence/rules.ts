/** What a page shows of an activity's evidence, the oldest first. */
export const evidenceRows = {
  orderBy: { id: 'asc' },
  select: {
    id: true,
    kind: true,
    sourceId: true,
    note: true,
    url: true,
    pupils: true,
    before: true,
    after: true,
    at: true,
  },
} as const

/** How far a class came: the difference of its means, and the share of what was still to be gained. */
export function progressOf(before: number, after: number) {
  const difference = Math.round((after - before) * 100) / 100
  return { difference, gain: before < 100 ? difference / (100 - before) : null }
}

/** Below this number a difference may well be chance. */
export const FEW_PUPILS = 30
