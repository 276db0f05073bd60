import { randomUUID } from 'node:crypto'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting } from '@/lib/activities/commands'
import { readInvitations } from '@/lib/activities/invitations/queries'
import { readActivity } from '@/lib/activities/queries'
import { issueDocument, revokeDocument } from '@/lib/documents/commands'
import { keepLetterhead } from '@/lib/documents/letterhead/commands'
import { documentsOf } from '@/lib/documents/queries'
import { db } from '../support/database'
import { as, ownFiles } from '../support/documents'
import { outcomes } from '../support/people'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

ownFiles()
let groupId: string
let officer: Viewer
const issue = { to: '', note: '' }

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  const format = '421.2/{number:3}/{group code}/{roman month}/{year}'
  const head = { above: '', address: '', place: 'Purwodadi', code: 'KKG-G3.PWD', format, next: '45' }
  await keepLetterhead(as(officer), { groupId, version: 0, ...head })
})

test('twenty at the same time get twenty numbers without a gap', async () => {
  const before = await db().letterCounter.findFirstOrThrow({ where: { groupId } })
  const ids: string[] = []
  for (let i = 0; i < 20; i += 1) ids.push((await scheduleMeeting(as(officer), meeting(groupId))).id)
  const sent = ids.map((activityId) =>
    issueDocument(as(officer), { activityId, kind: 'invitation', ...issue }),
  )
  expect(await outcomes(sent)).toMatchObject({ succeeded: 20 })
  const made = await db().document.findMany({
    where: { activityId: { in: ids } },
    orderBy: { serial: 'asc' },
    select: { serial: true, number: true, code: true },
  })
  expect(made.map((one) => one.serial)).toEqual(Array.from({ length: 20 }, (_, i) => before.last + 1 + i))
  expect(new Set(made.map((one) => one.number)).size).toBe(20)
  expect(new Set(made.map((one) => one.code)).size).toBe(20)
})

test('one document sent twenty times at once is issued once, and a resent form answers the same', async () => {
  const { id: activityId } = await scheduleMeeting(as(officer), meeting(groupId))
  const input = { activityId, kind: 'invitation' as const, ...issue }
  const first = await outcomes(Array.from({ length: 20 }, () => issueDocument(as(officer), input)))
  expect(first.succeeded).toBe(1)
  expect(new Set(first.refused.map((one) => one.complaint?.key))).toEqual(new Set(['alreadyIssued']))
  const { id: next } = await scheduleMeeting(as(officer), meeting(groupId))
  const key = randomUUID()
  const again = await Promise.all(
    Array.from({ length: 5 }, () => issueDocument(as(officer, key), { ...input, activityId: next })),
  )
  expect(new Set(again.map((one) => one.id)).size).toBe(1)
  const serials = await db().document.findMany({ where: { groupId, year: 2026 }, orderBy: { serial: 'asc' } })
  expect(serials.map((one) => one.serial)).toEqual(serials.map((_, i) => 45 + i))
})

test('numbers begin anew with the calendar year of the group’s own zone, and each group has its own', async () => {
  const east = (await makeGroup('east', '91.71', 'Asia/Jayapura')).id
  const head = await makeViewer({ officerOf: [east] })
  const newYear = new Date('2026-12-31T15:30:00Z') // 00.30 WIT on the first of January
  const eve = new Date('2026-12-31T14:30:00Z')
  const numbers = []
  for (const now of [eve, newYear, newYear]) {
    const { id: activityId } = await scheduleMeeting(as(head), meeting(east))
    const { id } = await issueDocument(as(head, undefined, now), { activityId, kind: 'invitation', ...issue })
    numbers.push((await db().document.findUniqueOrThrow({ where: { id } })).number)
  }
  expect(numbers).toEqual(['001/XII/2026', '001/I/2027', '002/I/2027'])
})

test('twenty issued at once over New Year: each year of the group’s zone is without a gap', async () => {
  const west = (await makeGroup('west', '33.01', 'Asia/Jakarta')).id
  const head = await makeViewer({ officerOf: [west] })
  const midnight = new Date('2026-12-31T17:00:00Z').getTime()
  const ids: string[] = []
  for (let i = 0; i < 20; i += 1) ids.push((await scheduleMeeting(as(head), meeting(west))).id)
  // In no order: each second one is issued by a process whose clock says that the year is over.
  const sent = ids.map((activityId, i) =>
    issueDocument(as(head, undefined, new Date(midnight + (i % 2 ? 1 : -1))), {
      activityId,
      kind: 'invitation',
      ...issue,
    }),
  )
  expect(await outcomes(sent)).toMatchObject({ succeeded: 20 })
  for (const year of [2026, 2027]) {
    const made = await db().document.findMany({ where: { groupId: west, year }, orderBy: { serial: 'asc' } })
    expect(made.map((one) => one.number)).toEqual(
      Array.from(
        { length: 10 },
        (_, i) => `${String(i + 1).padStart(3, '0')}/${year === 2026 ? 'XII' : 'I'}/${year}`,
      ),
    )
  }
})

test('an issued invitation gives the activity its number everywhere; revoked, it takes it away again', async () => {
  const { id: activityId } = await scheduleMeeting(as(officer), meeting(groupId))
  const letters = async () => [
    (await readActivity(officer, activityId))?.letter ?? null,
    (await readInvitations(officer, activityId, NOW))?.letter ?? null,
  ]
  expect(await letters()).toEqual([null, null])
  const next = (await documentsOf(officer, activityId, NOW))?.next
  const { id: documentId } = await issueDocument(as(officer), { activityId, kind: 'invitation', ...issue })
  const letter = { number: next, on: new Date('2026-08-13T00:00:00Z'), issued: true }
  expect(await letters()).toEqual([letter, letter])
  // Typed afterwards: what was issued stands.
  await db().activity.update({ where: { id: activityId }, data: { letterNumber: '9/lain' } })
  expect(await letters()).toEqual([letter, letter])
  await revokeDocument(as(officer), { documentId, reason: 'Keliru' })
  const outside = { number: '9/lain', on: null, issued: false }
  expect(await letters()).toEqual([outside, outside])
})

test('a letter numbered outside keeps its number and takes none', async () => {
  const before = await db().letterCounter.findFirstOrThrow({ where: { groupId, year: 2026 } })
  const letter = { letterNumber: '005/MGMP/2015', letterOn: '2026-08-01' }
  const { id: activityId } = await scheduleMeeting(as(officer), { ...meeting(groupId), ...letter })
  const { id } = await issueDocument(as(officer), { activityId, kind: 'invitation', ...issue })
  const document = await db().document.findUniqueOrThrow({ where: { id } })
  expect(document).toMatchObject({ number: '005/MGMP/2015', serial: null, year: null })
  expect(document.issuedOn.toISOString().slice(0, 10)).toBe('2026-08-01')
  expect(await db().letterCounter.findFirstOrThrow({ where: { groupId, year: 2026 } })).toEqual(before)
})
