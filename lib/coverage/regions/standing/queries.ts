import 'server-only'
import { allExceptions, type ListedExceptions, oversees } from '../../exceptions/queries'
import type { Asking } from '../list/queries'

/** What stands out in the groups asked for, as the page shows it before its figures; null for who looks after none. */
export async function exceptionsBeside(
  { viewer, asked }: Asking,
  now: Date,
): Promise<ListedExceptions | null> {
  return oversees(viewer) ? allExceptions(viewer, { kind: null, among: asked }, now) : null
}
