import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { saveMinutes } from '@/lib/activities/minutes/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import type { ObjectiveCode } from '@/lib/objectives/schema'
import { addItem, adoptProgramme } from '@/lib/programme/commands'
import { makeViewer, meeting, planItem } from './world'

/** The day on which the faults are looked for. */
export const DAY = new Date('2026-11-28T02:00:00Z')

export const on = (viewer: Viewer, now: string | Date) => ({ viewer, now: new Date(now) })

/** A group's people, as the commands of a fault need them. */
export async function crew(groupId: string, members = 8) {
  const officer = await makeViewer({ officerOf: [groupId] })
  const others: Viewer[] = []
  for (let i = 1; i < members; i += 1) others.push(await makeViewer({ memberOf: [groupId] }))
  return { groupId, officer, people: [officer, ...others] }
}
export type Crew = Awaited<ReturnType<typeof crew>>

/** A meeting of a day through the real commands: held, with so many present, and documented unless told otherwise. */
export async function held(
  { groupId, officer, people }: Crew,
  date: string,
  objective: ObjectiveCode,
  { present = people.length, documented = true, mode = 'in' as 'in' | 'on' } = {},
) {
  const by = on(officer, `${date}T12:00:00Z`)
  const days = [{ date, from: '08:00', to: '11:00' }]
  const { id: activityId } = await scheduleMeeting(by, { ...meeting(groupId), objective, days, mode })
  const rows = people.slice(0, present).map(({ personId }) => ({ personId, status: 'present' as const }))
  await recordAttendance(by, { activityId, rows })
  await stepActivity(by, { activityId, step: 'hold', reason: '' })
  if (!documented) return activityId
  await stepActivity(by, { activityId, step: 'lock', reason: '' })
  await saveMinutes(by, { activityId, version: 0, text: 'Pertemuan dibuka ketua.', decisions: '' })
  await stepActivity(by, { activityId, step: 'approve', reason: '' })
  return activityId
}

/** Five months in which all is well: an objective each, everybody there, everything documented. */
export async function wellRun(one: Crew) {
  const year = ['2026-07-18', '2026-08-15', '2026-09-12', '2026-10-10', '2026-11-07', '2026-11-21']
  const objectives = ['A', 'B', 'C', 'D', 'E', 'D'] as const
  for (const [i, date] of year.entries()) await held(one, date, objectives[i] ?? 'G')
}

/** A programme of the school year with an item for each month and objective, adopted in July. */
export async function planned({ groupId, officer }: Crew, items: [string, ObjectiveCode][], adopted = true) {
  const by = on(officer, '2026-07-05T02:00:00Z')
  for (const [month, objective] of items) await addItem(by, { ...planItem(groupId), month, objective })
  if (!adopted) return
  const words = { headTitle: 'Ketua', secretaryTitle: 'Sekretaris', acknowledgingTitle: 'Pengawas' }
  const names = { secretaryName: 'Dwi Lestari', acknowledgingName: 'Nurul Hidayati' }
  await adoptProgramme(by, { groupId, schoolYear: 2026, adoptedOn: '', ...words, ...names })
}
