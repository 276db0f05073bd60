import 'server-only'
import type { Viewer } from '../../../access/viewer'
import { printed } from '../../print/export'
import type { Download } from '../../print/queries'
import { programmeOf } from '../export'
import { gatherProgramme } from '../queries'

/** The programme of a school year as PDF, marked as a draft until its adoption; null when there is none to see. */
export async function programmePdf(
  viewer: Viewer,
  groupId: string,
  schoolYear: number,
  now: Date,
): Promise<Download | null> {
  const found = await gatherProgramme(viewer, groupId, schoolYear, now)
  if (!found?.items.length) return null
  const paper = programmeOf(found)
  const title = `${paper.name} ${found.group.name}, ${paper.year.toLowerCase()}`
  const body = await printed(title, [{ paper, draft: found.adoptedOn === null }], now)
  return { name: `program-kerja-${found.group.slug}-${schoolYear}.pdf`, body }
}
