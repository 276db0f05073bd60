import { addGuest } from '../../lib/activities/guests/commands'
import { answerInvitation, chooseInvitees } from '../../lib/activities/invitations/commands'
import { readAllNotices } from '../../lib/notices/commands'
import { cleanNotices } from '../../lib/notices/jobs'
import { openPoll } from '../../lib/polls/commands'
import type { Stage } from './build'
import { people } from './cast'

const DAY = 86_400_000

/** A meeting to come with a part of the group and a guest invited, a poll that waits, and news that was partly read. */
export async function spreadNews(stage: Stage, activityId: string): Promise<void> {
  const maria = () => stage.as('maria', stage.now)
  const members = stage.members('kkg-abepura')
  await chooseInvitees(await maria(), { activityId, who: 'some', people: members.slice(0, -2) })
  await answerInvitation(await maria(), { activityId, answer: 'coming', reason: '' })
  await addGuest(await maria(), {
    activityId,
    name: 'Yohanis Wanggai, S.Pd., M.Pd.',
    institution: 'SDN Inpres Abepura',
    role: 'kepala sekolah',
  })
  const day = (days: number) => new Date(stage.now.getTime() + days * DAY).toISOString().slice(0, 10)
  await openPoll(await maria(), {
    groupId: stage.groupId('kkg-abepura'),
    title: 'Belajar bersama menulis modul ajar',
    options: [
      { date: day(24), from: '08:00', to: '11:00' },
      { date: day(25), from: '08:00', to: '11:00' },
      { date: day(31), from: '13:00', to: '15:00' },
    ],
    closesOn: day(12),
    closesFrom: '18:00',
  })
  await cleanNotices.run({}, { now: stage.now, jobId: 'demonstration' })
  const lately = new Date(stage.now.getTime() - 30 * DAY)
  for (const { key } of people) await readAllNotices(await stage.as(key, lately))
}
