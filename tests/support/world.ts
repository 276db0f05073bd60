import type { Viewer } from '@/lib/access/viewer'
import { viewerOfPerson } from '@/lib/auth/load'
import { dateValue } from '@/lib/core/time'
import type { ObjectiveCode } from '@/lib/objectives/schema'
import { db } from './database'

export const NOW = new Date('2026-08-13T01:00:00Z')

/** A group in a region. */
export async function makeGroup(slug: string, regionCode = '33.15', zone = 'Asia/Jakarta') {
  return db().group.create({
    data: { slug, kind: 'kkg', name: slug, regionCode, zone },
    select: { id: true, slug: true },
  })
}

type Cast = {
  memberOf?: string[]
  formerlyOf?: string[]
  officerOf?: string[]
  regions?: string[]
  assignedGroups?: string[]
  schools?: string[]
  schoolId?: string
  isAdministrator?: boolean
}

/** A person with memberships, terms and assignments, as viewer at NOW. */
export async function makeViewer(cast: Cast): Promise<Viewer> {
  const startedOn = dateValue('2025-07-01')
  const endedOn = dateValue('2026-01-31')
  const current = [...(cast.memberOf ?? []), ...(cast.officerOf ?? [])]
  const person = await db().person.create({
    data: {
      name: 'Slamet',
      schoolId: cast.schoolId ?? null,
      isAdministrator: cast.isAdministrator ?? false,
      memberships: {
        create: [
          ...current.map((groupId) => ({ groupId, startedOn })),
          ...(cast.formerlyOf ?? []).map((groupId) => ({ groupId, startedOn, endedOn })),
        ],
      },
      officerTerms: {
        create: (cast.officerOf ?? []).map((groupId) => ({
          groupId,
          title: 'Ketua',
          decreeNumber: '1',
          startedOn,
        })),
      },
      assignments: {
        create: [
          ...(cast.regions ?? []).map((regionCode) => ({ regionCode, startedOn })),
          ...(cast.assignedGroups ?? []).map((groupId) => ({ groupId, startedOn })),
          ...(cast.schools ?? []).map((schoolId) => ({ schoolId, startedOn })),
        ],
      },
    },
    select: { id: true },
  })
  const viewer = await viewerOfPerson(person.id, NOW)
  if (!viewer) throw new Error('The person just made is not there')
  return viewer
}

/** A valid report, to be changed by a test. */
export function report(groupId: string) {
  return {
    groupId,
    grade: 'II',
    subject: 'Matematika',
    situation: 'Siswa menghafal perkalian tetapi tidak memahami pembagian.',
    tried: '',
    visibility: 'group' as const,
    objective: 'D' as const,
    supporting: ['C' as const],
  }
}

/** A valid meeting on a past day, to be changed by a test. */
export function meeting(groupId: string) {
  return {
    groupId,
    title: 'Diskusi permasalahan pembelajaran',
    category: 'coreRoutine' as const,
    origin: 'problem' as const,
    objective: 'D' as ObjectiveCode,
    supporting: [] as ObjectiveCode[],
    mode: 'in' as const,
    days: [{ date: '2026-08-12', from: '08:00', to: '11:00' }],
    place: 'SDN 1 Ringinpitu',
    link: '',
    letterNumber: '',
    agenda: 'Pembukaan\nDiskusi',
    problemIds: [] as string[],
  }
}

/** A valid programme item of the school year 2026/2027. */
export function planItem(groupId: string) {
  return {
    groupId,
    schoolYear: 2026,
    title: 'Diskusi permasalahan pembelajaran',
    category: 'coreRoutine' as const,
    month: '2026-08',
    objective: 'D' as ObjectiveCode,
    supporting: [] as ObjectiveCode[],
    jp: 4,
    reason: '',
    why: '',
  }
}
