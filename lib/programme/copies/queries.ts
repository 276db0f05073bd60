import 'server-only'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { db } from '../../core/db'
import { sameness } from '../imports/rules'
import { sameMonthNextYear } from '../rules'

/** The items of the year before a school year, each with its month a year later and whether it is there already. */
export async function readCopy(viewer: Viewer, groupId: string, schoolYear: number) {
  const found = await db(viewer).programme.findMany({
    where: {
      AND: [{ groupId, schoolYear: { in: [schoolYear - 1, schoolYear] } }, visible(viewer, 'programme.read')],
    },
    select: {
      schoolYear: true,
      adoptedAt: true,
      items: {
        orderBy: [{ month: 'asc' }, { id: 'asc' }],
        select: { id: true, title: true, month: true, objective: true },
      },
    },
    relationLoadStrategy: 'join',
  })
  const of = (year: number) => found.find((one) => one.schoolYear === year)
  const now = of(schoolYear)
  const there = new Set(
    (now?.items ?? []).map((one) => sameness(one.title, one.month.toISOString().slice(0, 7))),
  )
  const items = (of(schoolYear - 1)?.items ?? []).map((one) => {
    const month = sameMonthNextYear(one.month)
    return { ...one, month, there: there.has(sameness(one.title, month)) }
  })
  return { items, adopted: Boolean(now?.adoptedAt) }
}
