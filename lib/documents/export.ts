import 'server-only'
import type { Viewer } from '../access/viewer'
import { db } from '../core/db'
import { dateIn, dateValue } from '../core/time'
import type { Cell, DataSet } from '../export/data'
import { markOf } from './papers/attendance/rules'
import { gather } from './papers/queries'

/** The words of the head in the reader's language. */
export type Words = { number: string; name: string; school: string; date: string; status: string }

/** The attendance list as a table, one row a person and day; null when it is not this viewer's to manage. */
export async function attendanceData(
  viewer: Viewer,
  activityId: string,
  words: Words,
  now: Date,
): Promise<DataSet | null> {
  if (!/^[0-9a-f-]{36}$/i.test(activityId)) return null
  const found = await gather(db(viewer), viewer, activityId, now)
  if (!found) return null
  const { zone, slug } = found.group
  const rows: Cell[][] = found.days.flatMap((day) => {
    const date = dateValue(dateIn(zone, day.startsAt))
    return found.attendance
      .filter((row) => row.dayId === day.id)
      .map((row, i) => [i + 1, row.person.name, row.person.school?.name ?? '', date, markOf(row)])
  })
  const on = found.startsAt ? dateIn(zone, found.startsAt) : ''
  const columns = [words.number, words.name, words.school, words.date, words.status]
  return { name: ['hadir', slug, on].filter(Boolean).join('-'), columns, rows }
}
