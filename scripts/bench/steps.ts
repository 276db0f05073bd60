import { scheduleMeeting, stepActivity } from '../../lib/activities/commands'
import { saveMinutes } from '../../lib/activities/minutes/commands'
import { recordAttendance } from '../../lib/activities/records/commands'
import { viewerOfPerson } from '../../lib/auth/load'
import { system } from '../../lib/core/db'
import { percentiles } from './crowd'
import { meetingYesterday } from './meeting'

const GROUPS = 60
/** The first groups plan statements and fill caches. */
const WARM = 10

/**
 * A meeting of each of some groups through the commands of the application: milliseconds of marking it held, locking
 * its attendance list and approving its minutes, each a transaction with its counters, audit and notices.
 */
export async function writePath() {
  const officers = await system('job').$queryRaw<{ groupId: string; personId: string }[]>`
    select group_id::text as "groupId", person_id::text as "personId" from officer_term order by md5(id::text) limit ${GROUPS}`
  const took = { hold: [] as number[], lock: [] as number[], approve: [] as number[] }
  for (const [i, { groupId, personId }] of officers.entries()) {
    const now = new Date()
    const viewer = await viewerOfPerson(personId, now)
    if (!viewer) throw new Error('The officer is not there')
    const as = { viewer, now }
    const typed = meetingYesterday(groupId, now, { title: 'Pertemuan yang diukur', agenda: '' })
    const { id: activityId } = await scheduleMeeting(as, typed)
    const members = await system('job').membership.findMany({
      where: { groupId },
      select: { personId: true },
    })
    await recordAttendance(as, {
      activityId,
      rows: members.map((one) => ({ personId: one.personId, status: 'present' as const })),
    })
    const step = async (name: keyof typeof took) => {
      const began = performance.now()
      await stepActivity(as, { activityId, step: name, reason: '' })
      if (i >= WARM) took[name].push(performance.now() - began)
    }
    await step('hold')
    await step('lock')
    const text = 'Pembagian dimulai dari benda nyata.'
    await saveMinutes(as, { activityId, version: 0, text, decisions: '' })
    await step('approve')
  }
  return Object.fromEntries(Object.entries(took).map(([name, all]) => [name, percentiles(all)]))
}
