import 'server-only'
import type { Viewer } from '../../../access/viewer'
import type { Database } from '../../../core/db'
import { notFound } from '../../../core/errors'
import { readReport, TOLD_BEHIND } from '../../../core/replica'
import { monthsOf, type Period, type Span } from '../../rules'
import { groupPiece, type Last } from '../groups/queries'
import { type RegionReport, sourcesOf } from '../queries'
import type { RegionAsked } from '../schema'

/** Groups read at once: some 3,500 lines. */
const PIECE = 500
/** A report, what was asked for it, and the reader as they are now and as they are at any later moment. */
export type Asking = {
  viewer: Viewer
  again: () => Promise<Viewer | null>
  report: RegionReport
  asked: RegionAsked
  period: Period
}

/**
 * All groups of the list of a region, piece by piece, so that never more than one is held. Each piece is read as its
 * reader may see it at that moment: once their reach is another than at the beginning, the list breaks off. None is
 * older by more seconds than `most`.
 */
export async function* everyGroup(
  reading: Pick<Asking, 'viewer' | 'again' | 'asked'>,
  period: Period | Span,
  most = TOLD_BEHIND,
) {
  const { viewer, again, asked } = reading
  const span = monthsOf(period)
  const sources = sourcesOf(viewer, asked.region)
  let last: Last | null = null
  do {
    const now = await again()
    if (!now || JSON.stringify(sourcesOf(now, asked.region)) !== JSON.stringify(sources)) throw notFound()
    const behind: Last | null = last
    const read = (source: Database): ReturnType<typeof groupPiece> =>
      groupPiece(source, behind, { asked, sources, span, size: PIECE })
    const { found } = await readReport(viewer, read, most)
    yield found.groups
    last = found.next
  } while (last)
}
