import { randomUUID } from 'node:crypto'
import { mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { saveMinutes } from '@/lib/activities/minutes/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { saveReport } from '@/lib/documents/reports/commands'
import { CODE_SIGNS } from '@/lib/documents/rules'
import { db } from './database'
import { settings } from './settings'
import { meeting, NOW } from './world'

/** A folder of its own for the files of a test. */
export function ownFiles(): string {
  const folder = mkdtempSync(join(tmpdir(), 'sanggar-documents-'))
  settings({ SANGGAR_FILES: folder })
  return folder
}

/** A viewer as the context of a command, at NOW or another time. */
export const as = (viewer: Viewer, formKey?: string, now = NOW) => ({ viewer, now, formKey })

/** People of a group by name, members since before NOW. */
export async function members(groupId: string, names: string[], schoolId: string | null = null) {
  const startedOn = new Date('2025-07-01T00:00:00Z')
  const people = await db().person.createManyAndReturn({
    data: names.map((name) => ({ name, schoolId })),
    select: { id: true },
  })
  await db().membership.createMany({
    data: people.map(({ id: personId }) => ({ groupId, personId, startedOn })),
  })
  return people.map((one) => one.id)
}

export const texts = {
  background: 'Siswa menghafal perkalian.',
  aims: 'Guru mampu mengajarkan pembagian.',
  results: '1. LKPD disusun\n2. LKPD dicoba',
  followUp: 'Dicoba di kelas.',
  impact: 'Siswa dapat membagi.',
  conclusion: 'Kegiatan terlaksana.',
}

/** A meeting that was held, attended, locked, minuted, approved and reported. */
export async function finished(groupId: string, officer: Viewer, present: string[], more: object = {}) {
  const { id: activityId } = await scheduleMeeting(as(officer), { ...meeting(groupId), ...more })
  const rows = present.map((personId) => ({ personId, status: 'present' as const }))
  await recordAttendance(as(officer), { activityId, rows })
  for (const step of ['hold', 'lock'] as const)
    await stepActivity(as(officer), { activityId, step, reason: '' })
  await saveMinutes(as(officer), {
    activityId,
    version: 0,
    text: 'Pertemuan dibuka ketua.\n\nPembagian dimulai dari benda nyata.',
    decisions: 'Setiap anggota mencoba di kelasnya',
  })
  await stepActivity(as(officer), { activityId, step: 'approve', reason: '' })
  await saveReport(as(officer), { activityId, version: 0, ...texts })
  return activityId
}

let made = 0

/** The row of an issued document as the database keeps it, of a person's statement when one is named. */
export function issued(activityId: string, groupId: string, personId: string | null) {
  made += 1
  const sign = (at: number) => CODE_SIGNS[Math.floor(made / CODE_SIGNS.length ** at) % CODE_SIGNS.length]
  return {
    groupId,
    activityId,
    kind: personId ? ('statement' as const) : ('minutes' as const),
    personId,
    number: `${made}`,
    code: Array.from({ length: 12 }, (_, at) => sign(at)).join(''),
    content: {},
    shown: {},
    sha256: '0'.repeat(64),
    bytes: 1,
    issuedOn: new Date('2026-08-13T00:00:00Z'),
    issuedAt: NOW,
    issuedById: randomUUID(),
  }
}
