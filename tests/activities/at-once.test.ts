import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { closeProblem, reportProblem } from '@/lib/problems/commands'
import { db } from '../support/database'
import { as } from '../support/sharing'
import { makeGroup, makeViewer, meeting, report } from '../support/world'

let groupId: string
let officer: Viewer
let crowd: Viewer[]

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  crowd = await Promise.all(Array.from({ length: 8 }, () => makeViewer({ memberOf: [groupId] })))
})

async function made(problemIds: string[]) {
  return (await scheduleMeeting(as(officer), { ...meeting(groupId), problemIds })).id
}

test('attendance written by many at once is all there', async () => {
  const activityId = await made([])
  const write = ({ personId }: Viewer) =>
    recordAttendance(as(officer), { activityId, rows: [{ personId, status: 'present' }] })
  await Promise.all(crowd.map(write))
  expect(await db().attendance.count({ where: { activityId } })).toBe(8)
})

test('problems of one meeting closed at once all prove it', async () => {
  const reported = await Promise.all(crowd.map((one) => reportProblem(as(one), report(groupId))))
  const problemIds = reported.map((one) => one.id)
  const activityId = await made(problemIds)
  await stepActivity(as(officer), { activityId, step: 'hold', reason: '' })
  await Promise.all(
    crowd.map((one, i) =>
      closeProblem(as(one), { problemId: problemIds[i] ?? '', outcome: 'solved', text: 'Karena itu.' }),
    ),
  )
  expect(await db().evidence.count({ where: { activityId } })).toBe(8)
})
