import { programmeWords } from '@/components/programme/words'
import { schoolYearOf } from '@/lib/core/time'
import { csvResponse } from '@/lib/export/csv'
import { programmeData } from '@/lib/programme/export'
import { readProgramme } from '@/lib/programme/queries'
import { yearOf } from '@/lib/programme/schema'
import { openGroup } from '../../open'

/** The programme of a school year as CSV: the same query as its page. */
export async function GET(request: Request, { params }: { params: Promise<{ group: string }> }) {
  const { viewer, group } = await openGroup(params)
  const asked = Object.fromEntries(new URL(request.url).searchParams)
  const year = yearOf(asked, schoolYearOf(group.zone, new Date()))
  const programme = await readProgramme(viewer, group.id, year)
  const name = `program-kerja-${group.slug}-${year}`
  return csvResponse(programmeData(name, programme?.items ?? [], await programmeWords()))
}
