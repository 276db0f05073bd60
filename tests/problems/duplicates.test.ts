import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { linkProblem } from '@/lib/activities/agenda/commands'
import { scheduleMeeting } from '@/lib/activities/commands'
import { closeProblem } from '@/lib/problems/commands'
import { mergeProblem, partProblem } from '@/lib/problems/duplicates/commands'
import { followProblem } from '@/lib/problems/followers/commands'
import { followersOf } from '@/lib/problems/followers/queries'
import { listProblems, readProblem } from '@/lib/problems/queries'
import { db } from '../support/database'
import { outcomes } from '../support/people'
import { as, refused, reported } from '../support/problems'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let groupId: string
let otherId: string
let one: Viewer
let two: Viewer
let officer: Viewer
let stranger: Viewer

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  otherId = (await makeGroup('two')).id
  one = await makeViewer({ memberOf: [groupId] })
  two = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [otherId] })
})

const pair = async () => [await reported(one, groupId), await reported(two, groupId)] as const
const merge = (problemId: string, intoId: string, by = officer) =>
  mergeProblem(as(by), { problemId, intoId, text: '' })

test('the merged one points to the other, its reporter follows there and closes their own', async () => {
  const [a, b] = await pair()
  await followProblem(as(officer), { problemId: b })
  await refused(b, () => merge(b, a, one), 'forbidden')
  await refused(b, () => merge(b, a, stranger), 'notFound')
  await merge(b, a)
  expect((await readProblem(two, b))?.merged?.id).toBe(a)
  expect(await readProblem(one, a)).toMatchObject({ also: 2, duplicates: [{ id: b }] })
  const told = await followersOf(db(), a, NOW)
  expect(told.map((follower) => follower.personId).sort()).toEqual(
    [one, two, officer].map((viewer) => viewer.personId).sort(),
  )
  expect(told.every((follower) => follower.problemId === a)).toBe(true)
  const open = (await listProblems(officer, groupId, { state: 'open' })).problems.map((row) => row.id)
  expect([open.includes(a), open.includes(b)]).toEqual([true, false])
  const { id: activityId } = await scheduleMeeting(as(officer), meeting(groupId))
  await expect(linkProblem(as(officer), { activityId, problemId: b })).rejects.toMatchObject({
    code: 'invalid',
  })
  await refused(
    b,
    () => closeProblem(as(one), { problemId: b, outcome: 'solved', text: 'Karena itu.' }),
    'forbidden',
  )
  await closeProblem(as(two), { problemId: b, outcome: 'solved', text: 'Karena itu.' })
  expect((await readProblem(one, a))?.state).toBe('submitted')
})

test('parted again with a reason, both are as before', async () => {
  const [a, b] = await pair()
  await merge(b, a)
  await refused(b, () => partProblem(as(officer), { problemId: b, text: '' }), 'invalid')
  await refused(b, () => partProblem(as(two), { problemId: b, text: 'x' }), 'forbidden')
  await partProblem(as(officer), { problemId: b, text: 'Ternyata lain.' })
  await refused(b, () => partProblem(as(officer), { problemId: b, text: 'x' }), 'conflict')
  expect(await readProblem(one, a)).toMatchObject({ also: 0, duplicates: [] })
  expect((await readProblem(one, a))?.events.map((event) => event.kind)).toEqual([
    'reported',
    'merged',
    'parted',
  ])
})

test('never round, never across groups, never where the reporter could not follow', async () => {
  const [a, b] = await pair()
  const hidden = await reported(one, groupId, { visibility: 'officers' })
  const far = await reported(stranger, otherId)
  await refused(b, () => merge(b, b), 'invalid')
  await refused(b, () => merge(b, far), 'invalid')
  await refused(b, () => merge(b, hidden), 'invalid')
  const cross = await outcomes([merge(a, b), merge(b, a)])
  expect(cross).toMatchObject({ succeeded: 1, refused: [{ code: 'invalid' }] })
  const c = await reported(one, groupId)
  const merged = (await db().problem.findUniqueOrThrow({ where: { id: a } })).mergedId ? a : b
  await refused(c, () => merge(c, merged), 'invalid')
  await merge(hidden, c)
  expect((await readProblem(two, c))?.duplicates).toEqual([])
  expect((await readProblem(two, c))?.events.at(-1)).toMatchObject({ kind: 'merged', other: null })
  expect((await readProblem(officer, c))?.duplicates).toHaveLength(1)
})

test('the database itself keeps merging one step deep', async () => {
  const [a, b] = await pair()
  const c = await reported(one, groupId)
  const set = (id: string, into: string) => sql('update problem set merged_id = $2 where id = $1', [id, into])
  await set(b, a)
  await expect(set(c, b)).rejects.toThrow('merge_one_deep')
  await expect(set(a, c)).rejects.toThrow('merge_one_deep')
  await expect(set(c, c)).rejects.toThrow(/not_merged_into_itself|merge_one_deep/)
  const far = await reported(stranger, otherId)
  await expect(set(c, far)).rejects.toThrow('foreign key')
})
