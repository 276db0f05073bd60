import 'server-only'
import { allExceptions, type ListedExceptions, oversees } from '../../exceptions/queries'
import type { Asking } from '../list/queries'

/** What stands out, as the page shows it before its figures: where no region is chosen, for who looks after groups. */
export async function exceptionsBeside(
  { viewer, asked }: Asking,
  now: Date,
): Promise<ListedExceptions | null> {
  return asked.region || !oversees(viewer) ? null : allExceptions(viewer, null, now)
}
