import { scheduleMeeting, stepActivity } from '../../lib/activities/commands'
import { saveMinutes } from '../../lib/activities/minutes/commands'
import { recordAttendance } from '../../lib/activities/records/commands'
import { viewerOfPerson } from '../../lib/auth/load'
import { system } from '../../lib/core/db'
import { meetingYesterday } from './meeting'
import { type Spread, spreadOf } from './timed'

const GROUPS = 160
/** The first groups plan statements and fill caches. */
const WARM = 10
const steps = ['hold', 'lock', 'approve'] as const

export type Officer = { groupId: string; personId: string }
type Took = Record<(typeof steps)[number], number>
export type Steps = Record<(typeof steps)[number], Spread>

/**
 * A meeting of one group through the commands of the application, from its plan to its approved minutes: milliseconds
 * of marking it held, locking its attendance list and approving, each a transaction with its counters, trail and notices.
 */
export async function wholeMeeting({ groupId, personId }: Officer): Promise<Took> {
  const now = new Date()
  const viewer = await viewerOfPerson(personId, now)
  if (!viewer) throw new Error('The officer is not there')
  const as = { viewer, now }
  const typed = meetingYesterday(groupId, now, { title: 'Pertemuan yang diukur', agenda: '' })
  const { id: activityId } = await scheduleMeeting(as, typed)
  const members = await system('job').membership.findMany({ where: { groupId }, select: { personId: true } })
  await recordAttendance(as, {
    activityId,
    rows: members.map((one) => ({ personId: one.personId, status: 'present' as const })),
  })
  const took: Took = { hold: 0, lock: 0, approve: 0 }
  for (const name of steps) {
    const text = 'Pembagian dimulai dari benda nyata.'
    if (name === 'approve') await saveMinutes(as, { activityId, version: 0, text, decisions: '' })
    const began = performance.now()
    await stepActivity(as, { activityId, step: name, reason: '' })
    took[name] = performance.now() - began
  }
  return took
}

/** What each step took, over many meetings. */
export function stepsOf(all: Took[]): Steps {
  const of = (name: (typeof steps)[number]) => spreadOf(all.map((one) => one[name]))
  return { hold: of('hold'), lock: of('lock'), approve: of('approve') }
}

/** The write path alone: a meeting of each of many groups, one after the other. */
export async function writePath(): Promise<Steps> {
  const officers = await system('job').$queryRaw<Officer[]>`
    select group_id::text as "groupId", person_id::text as "personId" from officer_term order by md5(id::text) limit ${GROUPS}`
  const all: Took[] = []
  for (const officer of officers) all.push(await wholeMeeting(officer))
  return stepsOf(all.slice(WARM))
}
