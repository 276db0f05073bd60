import type { Viewer } from '@/lib/access/viewer'
import { searchLibrary } from '@/lib/library/queries'
import { closeProblem, helpWithProblem, reportProblem } from '@/lib/problems/commands'
import { addLink, publishMaterial } from '@/lib/sharing/materials/commands'
import { db } from './database'
import { as } from './sharing'
import { report } from './world'

/** A problem that its reporter closed as solved, helped by a colleague. */
export async function solved(groupId: string, reporter: Viewer, helper: Viewer, more: object = {}) {
  const { id: problemId } = await reportProblem(as(reporter), { ...report(groupId), ...more })
  await helpWithProblem(as(helper), { problemId, text: 'Mulai dari biji-bijian yang dikelompokkan.' })
  await closeProblem(as(reporter), { problemId, outcome: 'solved', text: 'Siswa sekarang paham.' })
  return problemId
}

/** A published link of a session. */
export async function published(activityId: string, presenter: Viewer, more: object = {}) {
  const url = 'https://contoh.sch.id/lembar.pdf'
  const { id: materialId } = await addLink(as(presenter), { activityId, title: 'Lembar kerja', url, ...more })
  await publishMaterial(as(presenter), { materialId })
  return materialId
}

/** The keys that a viewer finds with a question. */
export async function foundBy(viewer: Viewer, q: string, more: object = {}): Promise<string[]> {
  return (await searchLibrary(viewer, { q, ...more })).rows.map((row) => row.id)
}

/** The whole library as it stands, to compare with what it should be. */
export async function snapshot() {
  return db().$queryRaw<
    object[]
  >`select id, kind, group_id, owner_id, title, body, grade, phase, subject, objective,
    reach, open_to, document::text from library_entry order by id`
}
