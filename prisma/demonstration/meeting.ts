import { addActionItem, completeActionItem } from '../../lib/activities/action-items/commands'
import { scheduleMeeting, stepActivity } from '../../lib/activities/commands'
import { saveMinutes } from '../../lib/activities/minutes/commands'
import { recordAttendance } from '../../lib/activities/records/commands'
import { instantOf } from '../../lib/core/time'
import type { ObjectiveCode } from '../../lib/objectives/schema'
import type { Stage } from './build'
import { type GroupSlug, groups } from './cast'
import type { Came } from './cipari'

type Told = {
  group: GroupSlug
  officer: string
  title: string
  objective: ObjectiveCode
  supporting?: ObjectiveCode[]
  date: string
  from?: string
  to?: string
  place: string
  came: Came
  agenda?: string[]
  problemIds?: string[]
  itemId?: string
  letter?: { number: string; date: string }
  scheduledAt?: Date
}
const WEEK = 7 * 86_400_000
const order: Came[] = ['nothing', 'held', 'locked', 'approved', 'followedUp']

/** One meeting as far as it came, through the commands that a person would use. Answers its id. */
export async function carry(stage: Stage, told: Told): Promise<string> {
  const { group, officer, came } = told
  const zone = groups.find((one) => one.slug === group)?.zone ?? 'Asia/Jakarta'
  const [from, to] = [told.from ?? '08:00', told.to ?? '11:00']
  const start = instantOf(zone, told.date, from)
  const end = instantOf(zone, told.date, to)
  const by = (at: Date) => stage.as(officer, at)
  const before = told.scheduledAt ?? new Date(Math.min(start.getTime(), stage.now.getTime()) - WEEK)
  const { id: activityId } = await scheduleMeeting(await by(before), {
    groupId: stage.groupId(group),
    itemId: told.itemId ?? null,
    title: told.title,
    category: 'coreRoutine',
    origin: told.itemId ? 'programme' : 'problem',
    objective: told.objective,
    supporting: told.supporting ?? [],
    mode: 'in',
    days: [{ date: told.date, from, to }],
    place: told.place,
    link: '',
    letterNumber: told.letter?.number ?? '',
    letterOn: told.letter?.date ?? null,
    agenda: (told.agenda ?? ['Pembukaan', told.title, 'Rencana tindak lanjut']).join('\n'),
    problemIds: told.problemIds ?? [],
  })
  const step = async (name: Parameters<typeof stepActivity>[1]['step'], reason = '') =>
    stepActivity(await by(end), { activityId, step: name, reason })
  if (came === 'cancelled') await step('cancel', 'Bersamaan dengan rapat dinas kecamatan.')
  if (came === 'postponed') await step('postpone', 'Narasumber berhalangan; menunggu tanggal baru.')
  const reached = (wanted: Came) => order.indexOf(came) >= order.indexOf(wanted)
  if (reached('held')) {
    const rows = stage.members(group).map((personId, i) => ({ personId, ...presence(i + told.title.length) }))
    await recordAttendance(await by(end), { activityId, rows })
    await step('hold')
  }
  if (reached('locked')) await step('lock')
  if (reached('approved')) {
    await saveMinutes(await by(end), {
      activityId,
      version: 0,
      text: `Pertemuan dibuka ketua. ${told.title} dibahas bersama; setiap sekolah menyampaikan pengalamannya, lalu disepakati langkah berikutnya.`,
      decisions: 'Setiap anggota mencoba di kelasnya\nHasilnya disampaikan pada pertemuan berikutnya',
    })
    await step('approve')
  }
  if (reached('followedUp')) {
    const item = {
      activityId,
      text: 'Mencoba hasil pertemuan di kelas',
      ownerId: stage.members(group)[0] ?? '',
      dueOn: new Date(end.getTime() + 2 * WEEK).toISOString().slice(0, 10),
    }
    const { id: actionItemId } = await addActionItem(await by(end), item)
    await completeActionItem(await by(new Date(end.getTime() + WEEK)), { actionItemId })
  }
  return activityId
}

/** Most are there, some late, some excused: by position, so that each start makes the same. */
function presence(i: number) {
  if (i % 13 === 3) return { status: 'sick' as const }
  if (i % 11 === 5) return { status: 'onDuty' as const }
  if (i % 9 === 4) return { status: 'excused' as const }
  if (i % 17 === 8) return { status: 'absent' as const }
  return { status: 'present' as const, late: i % 10 === 7 }
}

/** The first Saturday on or after a day of a month (`2025-08`): groups of class teachers meet on Saturdays. */
export function saturday(month: string, from: number): string {
  const day = new Date(`${month}-${String(from).padStart(2, '0')}T00:00:00Z`)
  day.setUTCDate(day.getUTCDate() + ((6 - day.getUTCDay() + 7) % 7))
  return day.toISOString().slice(0, 10)
}
