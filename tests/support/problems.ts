import { expect } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { reportProblem } from '@/lib/problems/commands'
import { db } from './database'
import { NOW, report } from './world'

/** A command's context, some days after NOW. */
export const as = (viewer: Viewer, days = 0, formKey?: string) => ({
  viewer,
  now: new Date(NOW.getTime() + days * 86_400_000),
  formKey,
})

/** A problem reported by somebody; answers its id. */
export async function reported(viewer: Viewer, groupId: string, more: object = {}, days = 0) {
  return (await reportProblem(as(viewer, days), { ...report(groupId), ...more })).id
}

/** What a problem's story and the audit trail hold. */
export async function written(problemId: string) {
  return [
    await db().problemEvent.count({ where: { problemId } }),
    await db().auditEntry.count({ where: { subjectId: problemId } }),
  ]
}

/** Refused with this code, and nothing of it stays behind in the problem's story or the audit trail. */
export async function refused(problemId: string, attempt: () => Promise<unknown>, code: string) {
  const before = await written(problemId)
  await expect(attempt()).rejects.toMatchObject({ code })
  expect(await written(problemId)).toEqual(before)
}

/** The kinds of a problem's events, in order. */
export async function kindsOf(problemId: string) {
  const events = await db().problemEvent.findMany({
    where: { problemId },
    orderBy: [{ at: 'asc' }, { id: 'asc' }],
    select: { kind: true },
  })
  return events.map((event) => event.kind)
}
