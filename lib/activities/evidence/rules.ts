import { readingOf, resultRow } from '../../problems/results/rules'

/** So many are shown of an activity's evidence; a session may have hundreds of trials. */
export const MOST_EVIDENCE = 60

/** What a page shows of an activity's evidence, the oldest first. */
export const evidenceRows = {
  orderBy: { id: 'asc' },
  take: MOST_EVIDENCE + 1,
  select: {
    id: true,
    kind: true,
    sourceId: true,
    note: true,
    url: true,
    at: true,
    result: {
      select: { ...resultRow, trial: { select: { problem: { select: { visibility: true } } } } },
    },
  },
} as const

type Row = {
  result: (Parameters<typeof readingOf>[0] & { trial: { problem: { visibility: string } } | null }) | null
}

/** The evidence with its class figures as they are read; the words of a problem for officers do not leave through them. */
export function shownEvidence<R extends Row>(rows: R[], manage: boolean) {
  return rows.map(({ result, ...row }) => {
    if (!result) return { ...row, result: null }
    const { trial, ...figures } = result
    const hidden = trial?.problem.visibility === 'officers' && !manage
    return { ...row, result: readingOf(hidden ? { ...figures, instrument: '' } : figures) }
  })
}
