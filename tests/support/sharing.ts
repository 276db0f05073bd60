import type { Viewer } from '@/lib/access/viewer'
import { stepActivity } from '@/lib/activities/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { acceptSession, offerSession, scheduleSession } from '@/lib/sharing/commands'
import { NOW } from './world'

/** A viewer as the context of a command at NOW. */
export const as = (viewer: Viewer, formKey?: string) => ({ viewer, now: NOW, formKey })

/** A valid offer, to be changed by a test. */
export function offer(groupId: string) {
  return {
    groupId,
    title: 'Pembagian dengan biji-bijian',
    description: 'Kelas II, Matematika: dari benda nyata ke lambang.',
    objective: 'B' as const,
    supporting: ['C' as const],
    presenterIds: [],
    resourcePerson: '',
  }
}

/** A valid date for a session, in the past of NOW. */
export const date = {
  category: 'coreDevelopment' as const,
  origin: 'problem' as const,
  date: '2026-08-12',
  from: '08:00',
  to: '10:30',
  place: 'SDN 1 Ringinpitu',
}

type Cast = { presenter: Viewer; officer: Viewer; present: Viewer[] }

/** A session that was offered, accepted, scheduled, attended and held. */
export async function heldSession(groupId: string, { presenter, officer, present }: Cast, more: object = {}) {
  const { id: activityId } = await offerSession(as(presenter), { ...offer(groupId), ...more })
  await acceptSession(as(officer), { activityId })
  await scheduleSession(as(officer), { activityId, ...date })
  const rows = present.map(({ personId }) => ({ personId, status: 'present' as const }))
  await recordAttendance(as(officer), { activityId, rows })
  await stepActivity(as(officer), { activityId, step: 'hold', reason: '' })
  return activityId
}
