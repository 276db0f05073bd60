import 'server-only'
import type { Viewer } from '../../access/viewer'
import { db } from '../../core/db'
import { localeOf } from '../../i18n/locale'
import { wordsIn } from '../../i18n/sentences'
import type { Status } from '../attendance/rules'
import type { recordAttendance } from './commands'

type Differed = Awaited<ReturnType<typeof recordAttendance>>['differed']

/** A sentence for each mark that stayed because somebody else had made it, with both; for whoever sent the other one. */
export async function toldDiffered(differed: Differed, viewer: Viewer): Promise<string[]> {
  if (!differed.length) return []
  const locale = localeOf(viewer.locale)
  const t = wordsIn(locale, 'desk')
  const ids = differed.flatMap((one) => [one.personId, one.by])
  const people = await db(viewer).person.findMany({
    where: { id: { in: ids } },
    select: { id: true, name: true },
  })
  const names = new Map(people.map(({ id, name }) => [id, name]))
  const word = (mark: string) => {
    const [status, late] = mark.split(' ')
    return late ? `${t(`status.${status as Status}`)} (${t('late')})` : t(`status.${status as Status}`)
  }
  return differed.map(({ personId, mine, theirs, by }) =>
    t('differs', {
      name: names.get(personId) ?? '–',
      mine: word(mine),
      theirs: word(theirs),
      by: names.get(by) ?? '–',
    }),
  )
}
