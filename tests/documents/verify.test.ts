import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { guessing } from '@/lib/auth/limit'
import { issueDocument, issueStatements, revokeDocument } from '@/lib/documents/commands'
import { grouped } from '@/lib/documents/rules'
import { verifyCode } from '@/lib/documents/verify/queries'
import { db } from '../support/database'
import { as, finished, members, ownFiles } from '../support/documents'
import { makeGroup, makeViewer } from '../support/world'

ownFiles()
const open = { check: async () => {}, miss: async () => {} }
let groupId: string
let officer: Viewer
let activityId: string

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  activityId = await finished(groupId, officer, await members(groupId, ['Slamet', 'Siti Aminah, S.Pd.']))
})

test('anybody learns the least of a document by its code, and of a person only from that person’s statement', async () => {
  const { id } = await issueDocument(as(officer), { activityId, kind: 'minutes', to: '', note: '' })
  const { code, number } = await db().document.findUniqueOrThrow({ where: { id } })
  const found = await verifyCode(` ${grouped(code).toLowerCase()} `, open)
  expect(found).toMatchObject({ kind: 'minutes', number, revokedAt: null })
  expect(Object.keys(found as object).sort()).toEqual(['issuedOn', 'kind', 'number', 'revokedAt', 'shown'])
  expect((found as { shown: object }).shown).toEqual({
    group: 'one',
    title: 'Diskusi permasalahan pembelajaran',
    startsAt: '2026-08-12T01:00:00.000Z',
    endsAt: '2026-08-12T04:00:00.000Z',
    zone: 'Asia/Jakarta',
    jp: 4,
    name: null,
  })
  await issueStatements(as(officer), { activityId, personId: '' })
  const [statement] = await db().document.findMany({
    where: { activityId, kind: 'statement' },
    orderBy: { serial: 'asc' },
  })
  expect(await verifyCode(statement?.code ?? '', open)).toMatchObject({
    shown: { name: 'Siti Aminah, S.Pd.', jp: 4 },
  })
})

test('a revoked one is said to be revoked, without the reason; anything else is unknown', async () => {
  const { id: documentId } = await issueDocument(as(officer), {
    activityId,
    kind: 'report',
    to: '',
    note: '',
  })
  await revokeDocument(as(officer), { documentId, reason: 'Slamet salah tulis' })
  const { code } = await db().document.findUniqueOrThrow({ where: { id: documentId } })
  const found = await verifyCode(code, open)
  expect(found).toMatchObject({ kind: 'report', revokedAt: expect.any(Date) })
  expect(JSON.stringify(found)).not.toContain('salah tulis')
  for (const bad of ['', 'ABCD-EFGH-JKMN', 'x'.repeat(1_000_000), "' OR 1=1 --", '\u0000', documentId])
    expect(await verifyCode(bad, open)).toBeNull()
})

test('guessing is limited by address, through the store that all processes share', async () => {
  const [guesser, school] = [guessing('203.0.113.7'), guessing('203.0.113.8')]
  for (let i = 0; i < 120; i += 1) expect(await verifyCode('ABCD-EFGH-JKMN', guesser)).toBeNull()
  expect(await verifyCode('ABCD-EFGH-JKMN', guessing('203.0.113.7'))).toBe('limited')
  expect(await verifyCode('ABCD-EFGH-JKMN', school)).toBeNull()
})

test('where no trusted proxy tells the address, nobody stops anybody', async () => {
  for (let i = 0; i < 125; i += 1) expect(await verifyCode('ABCD-EFGH-JKMN', guessing(''))).toBeNull()
})
