import { startSession } from '../../lib/auth/sessions'
import { sessionCookie } from '../../lib/auth/token'
import { system } from '../../lib/core/db'
import { crowd } from '../bench/crowd'

/** Members of the group: the first two lead it and take attendance, the others report problems. */
const MEMBERS = 24
const SINCE = new Date('2020-01-01')

export type Scene = Awaited<ReturnType<typeof setScene>>

async function stranger(name: string) {
  const { id } = await system('job').person.create({ data: { name }, select: { id: true } })
  const session = await startSession(id, { address: '', userAgent: 'cluster', now: new Date() })
  const { name: cookie, value } = await sessionCookie(session.id)
  return { id, cookie: `${cookie}=${value}` }
}

/** A group at work, a meeting that was held, and two people whose rights will come and go: a member and a supervisor. */
export async function setScene() {
  const { groupId, slug, people, cookies } = await crowd(MEMBERS)
  const [first, second] = people
  const term = {
    groupId,
    personId: second?.id ?? '',
    title: 'Sekretaris',
    decreeNumber: '1',
    startedOn: SINCE,
  }
  await system('job').officerTerm.create({ data: term, select: { id: true } })
  const now = Date.now()
  const when = { startsAt: new Date(now - 300_000), endsAt: new Date(now + 7_200_000) }
  const meeting = await system('job').activity.create({
    data: {
      ...{ groupId, kind: 'meeting', title: 'Pertemuan besar', category: 'coreRoutine', origin: 'problem' },
      ...{ objective: 'D', supporting: [], countedSupport: [], state: 'held', createdById: first?.id ?? '' },
      ...{ createdAt: new Date(now), ...when, days: { create: when } },
    },
    select: { id: true, days: { select: { id: true } } },
  })
  const { regionCode } = await system('job').group.findUniqueOrThrow({
    where: { id: groupId },
    select: { regionCode: true },
  })
  const [guest, supervisor] = [await stranger('Anggota Pindahan'), await stranger('Pengawas Pindahan')]
  const membership = await system('job').membership.create({
    data: { groupId, personId: guest.id, startedOn: SINCE },
    select: { id: true },
  })
  const assignment = await system('job').supervisorAssignment.create({
    data: { regionCode, personId: supervisor.id, startedOn: SINCE },
    select: { id: true },
  })
  return {
    ...{
      groupId,
      slug,
      people,
      cookies,
      regionCode,
      activityId: meeting.id,
      dayId: meeting.days[0]?.id ?? '',
    },
    guest: { cookie: guest.cookie, membershipId: membership.id },
    supervisor: { cookie: supervisor.cookie, assignmentId: assignment.id },
  }
}
