import { rmSync } from 'node:fs'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting } from '@/lib/activities/commands'
import { issueDocument, issueStatements, revokeDocument } from '@/lib/documents/commands'
import { keepLetterhead } from '@/lib/documents/letterhead/commands'
import { bundlePdf, issuedPdf, statementsPdf } from '@/lib/documents/print/queries'
import { documentsOf, statementsOf } from '@/lib/documents/queries'
import { saveReport } from '@/lib/documents/reports/commands'
import { db } from '../support/database'
import { as, finished, members, ownFiles, texts } from '../support/documents'
import { filesIn } from '../support/files'
import { readPdf } from '../support/pdf'
import { outcomes } from '../support/people'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

const files = ownFiles()
let groupId: string
let officer: Viewer
let member: Viewer
let colleague: Viewer
let supervisor: Viewer
let administrator: Viewer
let stranger: Viewer
const issue = { to: '', note: '' }

const letterhead = (version: number, more: object = {}) => ({
  groupId,
  version,
  above: '',
  address: '',
  place: 'Purwodadi',
  code: 'KKG-G3.PWD',
  format: '421.2/{number:3}/{group code}/{roman month}/{year}',
  next: '',
  ...more,
})

/** The PDF of a download as bytes. */
async function bytes(found: Awaited<ReturnType<typeof issuedPdf>>) {
  return new Uint8Array(await new Response((found?.body ?? '') as BodyInit).arrayBuffer())
}

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  const other = (await makeGroup('other', '52.03', 'Asia/Makassar')).id
  officer = await makeViewer({ officerOf: [groupId] })
  member = await makeViewer({ memberOf: [groupId] })
  colleague = await makeViewer({ memberOf: [groupId] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
  administrator = await makeViewer({ isAdministrator: true })
  stranger = await makeViewer({ officerOf: [other] })
  await keepLetterhead(as(officer), letterhead(0, { next: '45' }))
})

test('the letterhead is the officers’ and goes on numbering where the group is', async () => {
  for (const [viewer, code] of [
    [member, 'forbidden'],
    [supervisor, 'forbidden'],
    [administrator, 'forbidden'],
    [stranger, 'notFound'],
  ] as const)
    await expect(keepLetterhead(as(viewer), letterhead(1))).rejects.toMatchObject({ code })
  const stale = keepLetterhead(as(officer), letterhead(0, { place: 'Solo', address: 'Jalan 1' }))
  await expect(stale).rejects.toMatchObject({
    code: 'conflict',
    version: 1,
    fields: { place: { key: 'storedNow', values: { value: 'Purwodadi' } }, address: { key: 'emptyNow' } },
  })
  expect(await db().letterCounter.findFirst({ where: { groupId } })).toMatchObject({ year: 2026, last: 44 })
  expect(await db().auditEntry.count({ where: { command: 'letterhead.keep', groupId } })).toBe(1)
})

test.each([
  [{ format: '{group code}/{year}' }, 'format', 'formatNumber'],
  [{ format: '{number}' }, 'format', 'formatYear'],
  [{ format: '{number}/{year' }, 'format', 'formatBraces'],
  [{ format: '' }, 'format', 'required'],
  [{ format: `{number}{year}${'x'.repeat(80)}` }, 'format', 'tooLong'],
  [{ code: '' }, 'code', 'formatCode'],
  [{ next: '0' }, 'next', 'tooSmall'],
  [{ place: 'a\u202eb' }, 'place', 'forbiddenCharacters'],
] as const)('bad settings are refused beside their field: %o', async (change, field, key) => {
  const before = await db().letterhead.findUnique({ where: { groupId } })
  const sent = keepLetterhead(as(officer), letterhead(1, change))
  await expect(sent).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
  expect(await db().letterhead.findUnique({ where: { groupId } })).toEqual(before)
})

test('a document is issued once, numbered and kept; its page and file are for those who read the activity', async () => {
  const activityId = await finished(groupId, officer, [officer.personId, member.personId])
  const input = { activityId, kind: 'minutes' as const, ...issue }
  await expect(issueDocument(as(member), input)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(issueDocument(as(supervisor), input)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(issueDocument(as(stranger), input)).rejects.toMatchObject({ code: 'notFound' })
  const { id } = await issueDocument(as(officer), input)
  const document = await db().document.findUniqueOrThrow({ where: { id } })
  expect(document).toMatchObject({
    number: '421.2/045/KKG-G3.PWD/VIII/2026',
    serial: 45,
    year: 2026,
    personId: null,
  })
  const audit = await db().auditEntry.findFirst({
    where: { command: 'document.issue', subjectId: activityId },
  })
  expect(audit).toMatchObject({ personId: officer.personId, groupId, detail: { kind: 'minutes' } })
  await expect(issueDocument(as(officer), input)).rejects.toMatchObject({
    complaint: { key: 'alreadyIssued' },
  })
  await expect(keepLetterhead(as(officer), letterhead(1, { next: '90' }))).rejects.toMatchObject({
    fields: { next: { key: 'numbersBegun' } },
  })
  for (const viewer of [officer, member, supervisor, administrator]) {
    expect((await bytes(await issuedPdf(viewer, activityId, id))).length).toBe(document.bytes)
    expect((await documentsOf(viewer, activityId, NOW))?.kinds.find((one) => one.issued)?.issued?.id).toBe(id)
  }
  expect(await issuedPdf(stranger, activityId, id)).toBeNull()
  expect(await documentsOf(stranger, activityId, NOW)).toBeNull()
  const another = await finished(groupId, officer, [officer.personId])
  expect(await issuedPdf(officer, another, id)).toBeNull()
})

test('what was printed stays: later changes do not reach it, lost bytes are set anew and are the same', async () => {
  const activityId = await finished(groupId, officer, [officer.personId])
  const { id } = await issueDocument(as(officer), { activityId, kind: 'report', ...issue })
  const before = await bytes(await issuedPdf(officer, activityId, id))
  await saveReport(as(officer), { activityId, version: 1, ...texts, conclusion: 'Lain sama sekali.' })
  await db().group.update({ where: { id: groupId }, data: { name: 'Nama baru' } })
  expect(Buffer.from(await bytes(await issuedPdf(officer, activityId, id))).equals(before)).toBe(true)
  rmSync(`${files}/${id.slice(-2)}/${id}`)
  expect(Buffer.from(await bytes(await issuedPdf(officer, activityId, id))).equals(before)).toBe(true)
  await db().group.update({ where: { id: groupId }, data: { name: 'one' } })
  for (const statement of [
    `update document set number = 'x' where id = '${id}'`,
    `update document set content = '{}' where id = '${id}'`,
    `delete from document where id = '${id}'`,
  ])
    await expect(sql(statement)).rejects.toThrow('never changed')
})

test('a revoked document keeps its number, is not given out in the bundle, and makes room for another', async () => {
  const activityId = await finished(groupId, officer, [officer.personId])
  const input = { activityId, kind: 'minutes' as const, ...issue }
  const { id: documentId } = await issueDocument(as(officer), input)
  for (const [viewer, code] of [
    [member, 'forbidden'],
    [administrator, 'forbidden'],
    [stranger, 'notFound'],
  ] as const)
    await expect(revokeDocument(as(viewer), { documentId, reason: 'Keliru' })).rejects.toMatchObject({ code })
  await expect(revokeDocument(as(officer), { documentId, reason: '' })).rejects.toMatchObject({
    fields: { reason: { key: 'required' } },
  })
  await revokeDocument(as(officer), { documentId, reason: 'Nama penyaji keliru' })
  await expect(revokeDocument(as(officer), { documentId, reason: 'Lagi' })).rejects.toMatchObject({
    complaint: { key: 'alreadyRevoked' },
  })
  expect(await bundlePdf(officer, activityId)).toBeNull()
  const { id } = await issueDocument(as(officer), input)
  const [old, fresh] = await db().document.findMany({ where: { activityId }, orderBy: { serial: 'asc' } })
  expect(old).toMatchObject({ id: documentId, revokedReason: 'Nama penyaji keliru' })
  expect(fresh).toMatchObject({ id, serial: (old?.serial ?? 0) + 1 })
  await expect(
    sql(
      `update document set revoked_at = null, revoked_by_id = null, revoked_reason = '' where id = '${documentId}'`,
    ),
  ).rejects.toThrow('never changed')
})

test('nothing is issued before what it states is settled, and a failure leaves neither number nor file', async () => {
  const { id: activityId } = await scheduleMeeting(as(officer), meeting(groupId))
  const last = () =>
    db()
      .letterCounter.findFirstOrThrow({ where: { groupId } })
      .then((one) => one.last)
  const [number, stored] = [await last(), filesIn(files).length]
  for (const [kind, key] of [
    ['attendance', 'needsLock'],
    ['minutes', 'needsLock'],
    ['report', 'needsLock'],
  ] as const)
    await expect(issueDocument(as(officer), { activityId, kind, ...issue })).rejects.toMatchObject({
      code: 'conflict',
      complaint: { key },
    })
  await expect(issueStatements(as(officer), { activityId, personId: '' })).rejects.toMatchObject({
    complaint: { key: 'needsLock' },
  })
  await expect(
    issueDocument(as(officer), { activityId, kind: 'statement', ...issue } as never),
  ).rejects.toMatchObject({ fields: { kind: { key: 'choose' } } })
  // Refused at the very end, when the file lies in its place already: the number and the file go back.
  await sql(
    `create function stop_here() returns trigger language plpgsql as $$ begin raise exception 'stopped'; end $$`,
  )
  await sql(
    'create constraint trigger stop_here after insert on document deferrable initially deferred for each row execute function stop_here()',
  )
  await expect(issueDocument(as(officer), { activityId, kind: 'invitation', ...issue })).rejects.toThrow()
  await sql('drop trigger stop_here on document')
  expect(await last()).toBe(number)
  expect(filesIn(files).length).toBe(stored)
})

test('a statement is that person’s and the officers’ alone', async () => {
  const activityId = await finished(groupId, officer, [member.personId, colleague.personId])
  const outsider = (await members(groupId, ['Tidak hadir']))[0] ?? ''
  await expect(issueStatements(as(officer), { activityId, personId: outsider })).rejects.toMatchObject({
    fields: { personId: { key: 'notAmongPresent' } },
  })
  await expect(issueStatements(as(member), { activityId, personId: member.personId })).rejects.toMatchObject({
    code: 'forbidden',
  })
  expect(await issueStatements(as(officer), { activityId, personId: member.personId })).toEqual({ count: 1 })
  expect(await issueStatements(as(officer), { activityId, personId: '' })).toEqual({ count: 1 })
  await expect(issueStatements(as(officer), { activityId, personId: '' })).rejects.toMatchObject({
    complaint: { key: 'alreadyIssued' },
  })
  const own = await db().document.findFirstOrThrow({ where: { activityId, personId: member.personId } })
  const listed = async (viewer: Viewer) =>
    (await statementsOf(viewer, activityId, {})).rows.map((one) => one.id)
  expect(await listed(member)).toEqual([own.id])
  expect(await listed(officer)).toHaveLength(2)
  for (const viewer of [supervisor, administrator, stranger]) expect(await listed(viewer)).toEqual([])
  for (const [viewer, seen] of [
    [member, true],
    [officer, true],
    [colleague, false],
    [supervisor, false],
    [administrator, false],
    [stranger, false],
  ] as const)
    expect(Boolean(await issuedPdf(viewer, activityId, own.id))).toBe(seen)
  expect((await readPdf(await bytes(await statementsPdf(officer, activityId)))).pages).toHaveLength(2)
  expect((await readPdf(await bytes(await statementsPdf(member, activityId)))).pages).toHaveLength(1)
  expect(await bundlePdf(officer, activityId)).toBeNull()
})

test('a report with an empty part is not issued', async () => {
  const activityId = await finished(groupId, officer, [officer.personId])
  await saveReport(as(officer), { activityId, version: 1, ...texts, impact: '' })
  const sent = issueDocument(as(officer), { activityId, kind: 'report', ...issue })
  await expect(sent).rejects.toMatchObject({ code: 'conflict', complaint: { key: 'needsReport' } })
})

test('the report is the officers’, and the later of two writers is told', async () => {
  const { id: activityId } = await scheduleMeeting(as(officer), meeting(groupId))
  const input = { activityId, version: 0, ...texts }
  await expect(saveReport(as(member), input)).rejects.toMatchObject({ code: 'forbidden' })
  await expect(saveReport(as(stranger), input)).rejects.toMatchObject({ code: 'notFound' })
  const two = await outcomes([saveReport(as(officer), input), saveReport(as(officer), input)])
  expect(two.succeeded).toBe(1)
  expect(two.refused[0]).toMatchObject({ code: 'conflict', complaint: { key: 'savedMeanwhile' }, version: 1 })
  await expect(
    saveReport(as(officer), { ...input, version: 1, aims: 'x'.repeat(6001) }),
  ).rejects.toMatchObject({ fields: { aims: { key: 'tooLong' } } })
  expect(await db().auditEntry.count({ where: { command: 'report.save', subjectId: activityId } })).toBe(1)
})
