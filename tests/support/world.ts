import type { Viewer } from '@/lib/access/viewer'
import { viewerOfPerson } from '@/lib/auth/load'
import { db } from '@/lib/core/db'
import { dateValue } from '@/lib/core/time'

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
