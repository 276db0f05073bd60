import { csvResponse } from '@/lib/export/csv'
import type { Props } from '../../open'
import { openTimeline } from '../open'

/** The timeline of a group as CSV. */
export async function GET(request: Request, props: Props) {
  return csvResponse((await openTimeline(request, props)).data)
}
