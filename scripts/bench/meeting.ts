import type { scheduleMeeting } from '../../lib/activities/commands'
import { dateIn } from '../../lib/core/time'

const DAY = 86_400_000

/** What is typed for a meeting that was yesterday, so that its whole life can be measured. */
export function meetingYesterday(groupId: string, now: Date, more: { title: string; agenda: string }) {
  const date = dateIn('Asia/Jakarta', new Date(now.getTime() - DAY))
  return {
    groupId,
    category: 'coreRoutine',
    origin: 'problem',
    objective: 'D',
    supporting: [],
    mode: 'in',
    days: [{ date, from: '08:00', to: '11:00' }],
    place: 'Aula',
    link: '',
    letterNumber: '',
    problemIds: [],
    ...more,
  } satisfies Parameters<typeof scheduleMeeting>[1]
}
