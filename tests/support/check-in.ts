import { codeAt } from '@/lib/activities/checkin/rules'
import { db } from './database'

/** The days of an activity with the keys of their codes, which no page hands out. */
export function daysOf(activityId: string) {
  return db().activityDay.findMany({
    where: { activityId },
    orderBy: { startsAt: 'asc' },
    select: { id: true, codeKey: true, startsAt: true, endsAt: true },
  })
}

/** The code that stands on the officer's screen at a moment. */
export function codeOf(day: { id: string; codeKey: string } | undefined, at: Date): string {
  return day ? codeAt(day, at).code : ''
}
