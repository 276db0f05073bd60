import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { verifyAudit } from '@/lib/audit/chain/queries'
import { viewerOfPerson, viewerOfSession } from '@/lib/auth/load'
import { hashPassword } from '@/lib/auth/password'
import { checkCoverage } from '@/lib/coverage/regions/commands'
import { issueStatements } from '@/lib/documents/commands'
import { issuedPdf } from '@/lib/documents/print/queries'
import { verifyCode } from '@/lib/documents/verify/queries'
import { closeAccount } from '@/lib/privacy/closing/commands'
import { NOBODY, soughtOf } from '@/lib/privacy/closing/rules'
import { readProblem } from '@/lib/problems/queries'
import { discardPapers } from '@/lib/redaction/jobs'
import { BLANK } from '@/lib/redaction/rules'
import { db } from '../support/database'
import { as, ownFiles } from '../support/documents'
import { filesIn } from '../support/files'
import { sql } from '../support/sql'
import { standing } from '../support/standing'
import { makeGroup, makeViewer, NOW, report } from '../support/world'
import { writeEverywhere } from '../support/written'

const NAME = 'Zulkarnaina Sekarwangi'
const EMAIL = 'zulkarnaina@contoh.sch.id'
const NIP = '198609262009012005'
const PASSWORD = 'kata sandi yang panjang'
const guard = { check: async () => {}, miss: async () => {} }
let files: string
let groupId: string
let reporter: Viewer
let officer: Viewer
let made: Awaited<ReturnType<typeof writeEverywhere>>

async function account(viewer: Viewer, name: string, email: string, nip: string | null = null) {
  const data = { name, email, nip, passwordHash: await hashPassword(PASSWORD) }
  await db().person.update({ where: { id: viewer.personId }, data })
}

const close = (viewer: Viewer, password = PASSWORD) =>
  closeAccount(as(viewer), { password, email: '', sure: '1' })

/** Every figure that reports are made of. */
const figures = () =>
  sql(`select
    (select jsonb_agg(c order by c) from coverage_counter c) as counters,
    (select jsonb_agg(to_jsonb(r) - 'updated' order by to_jsonb(r)::text) from region_coverage r) as regions,
    (select jsonb_object_agg(key, n) from (select activity_id || ' ' || status || ' ' || late as key, count(*) as n from attendance group by 1) a) as attendance,
    (select count(distinct person_id) from attendance where status = 'hadir') as distinct_people,
    (select jsonb_agg(jsonb_build_array(id, counted_people, counted_stages, counted_jp) order by id) from activity) as counted,
    (select jsonb_agg(jsonb_build_array(activity_id, usefulness, clarity, fit, will_use) order by id) from feedback) as feedback,
    (select count(*) from problem where state <> 'draft') as problems,
    (select count(*) from document where revoked_at is null) as valid`)

beforeAll(async () => {
  files = ownFiles()
  groupId = (await makeGroup('one')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  await account(reporter, `Dra. ${NAME}, M.Pd.`, EMAIL, NIP)
  await account(officer, 'Slamet Raharjo', 'slamet@contoh.sch.id')
  made = await writeEverywhere({ groupId, reporter, officer }, NAME)
  await issueStatements(as(officer), { activityId: made.activityId, personId: reporter.personId })
  const draft = { ...report(groupId), situation: `Konsep ${NAME}`, state: 'draft' as const, supporting: [] }
  await db().problem.create({
    data: { ...draft, reporterId: reporter.personId, createdAt: NOW, updatedAt: NOW },
  })
  const later = new Date(NOW.getTime() + 86_400_000)
  await db().session.create({
    data: { personId: reporter.personId, createdAt: NOW, expiresAt: later },
  })
  await db().accountLink.create({
    data: { personId: reporter.personId, purpose: 'address', email: EMAIL, createdAt: NOW, expiresAt: later },
  })
  await db().mail.create({
    data: {
      personId: reporter.personId,
      kind: 'account.mail',
      event: 'x',
      address: EMAIL,
      createdAt: NOW,
      dueAt: NOW,
    },
  })
})

test('a wrong password, a missing word and a foreign address close nothing', async () => {
  const before = await figures()
  await expect(close(reporter, 'salah')).rejects.toMatchObject({
    fields: { password: { key: 'wrongOldPassword' } },
  })
  await expect(
    closeAccount(as(reporter), { password: PASSWORD, email: '', sure: '' as '1' }),
  ).rejects.toMatchObject({ fields: { sure: { key: 'closeSure' } } })
  const bare = await makeViewer({ memberOf: [groupId] })
  await db().person.update({ where: { id: bare.personId }, data: { email: 'polos@contoh.sch.id' } })
  await expect(closeAccount(as(bare), { password: '', email: EMAIL, sure: '1' })).rejects.toMatchObject({
    fields: { email: { key: 'closeOtherEmail' } },
  })
  expect(await figures()).toEqual(before)
})

test('the last officer hands over first, and the last administrator stays; nothing is written', async () => {
  const before = await standing(sql, NAME)
  await expect(close(officer)).rejects.toMatchObject({
    complaint: { key: 'closeLastOfficer', values: { group: 'one' } },
  })
  const administrator = await makeViewer({ isAdministrator: true, officerOf: [(await makeGroup('led')).id] })
  await account(administrator, 'Admin Satu', 'admin@contoh.sch.id')
  await expect(close(administrator)).rejects.toMatchObject({ complaint: { key: 'closeLastAdministrator' } })
  await account(await makeViewer({ isAdministrator: true }), 'Admin Dua', 'admin2@contoh.sch.id')
  // An administrator who leads a group alone hands over too.
  await expect(close(administrator)).rejects.toMatchObject({ complaint: { key: 'closeLastOfficer' } })
  expect(await standing(sql, NAME)).toEqual(before)
  expect(await db().auditEntry.count({ where: { command: 'account.close' } })).toBe(0)
  expect(await viewerOfPerson(officer.personId, NOW)).toMatchObject({ officerOf: [groupId] })
})

test('closed: no column of the database holds the name, the address or a number; every sum is as before', async () => {
  const before = await figures()
  const stood = await standing(sql, NAME)
  expect(stood.length).toBeGreaterThan(40)
  const session = await db().session.findFirstOrThrow({ where: { personId: reporter.personId } })
  const entries = await db().auditEntry.count({ where: { personId: reporter.personId } })
  await close(reporter)
  // The first is in the address too.
  for (const word of ['Zulkarnaina', 'Sekarwangi', NIP]) expect(await standing(sql, word), word).toEqual([])
  expect(await figures()).toEqual(before)
  expect(await checkCoverage()).toMatchObject({ region: 0, groups: 0, counters: 0 })

  expect(await viewerOfSession(session.id, NOW)).toBe(null)
  expect(await viewerOfPerson(reporter.personId, NOW)).toMatchObject({ name: NOBODY, memberOf: [] })
  expect(await db().problem.count({ where: { reporterId: reporter.personId, state: 'draft' } })).toBe(0)
  expect((await readProblem(officer, made.problemId))?.reporter).toBe(NOBODY)
  // The trail stays, chained, with the closing at its end.
  expect(await db().auditEntry.count({ where: { personId: reporter.personId } })).toBe(entries + 1)
  expect((await verifyAudit()).breaks).toEqual([])
  await expect(
    db().person.update({ where: { id: reporter.personId }, data: { email: EMAIL } }),
  ).rejects.toThrow()
})

test('papers stay valid without the name: the check, the download, and no old print anywhere', async () => {
  const statement = await db().document.findFirstOrThrow({ where: { kind: 'statement' } })
  const found = await verifyCode(statement.code, guard)
  expect(found).toMatchObject({ revokedAt: null, number: statement.number })
  expect(JSON.stringify(found)).toContain(BLANK)
  expect(JSON.stringify(found)).not.toContain('Sekarwangi')
  const [job] = await sql(
    `select payload from graphile_worker._private_jobs where payload::text like '%' || $1 || '%'`,
    [statement.id],
  )
  await discardPapers.run(job.payload, { now: NOW, jobId: '1' })
  expect(filesIn(files)).not.toContain(statement.id)
  const pdf = await issuedPdf(officer, made.activityId, made.minutesId)
  expect(pdf?.body).toBeInstanceOf(Uint8Array)
  const { getDocumentProxy, extractText } = await import('unpdf')
  const { text } = await extractText(await getDocumentProxy(pdf?.body as Uint8Array), { mergePages: true })
  expect(text).not.toContain('Sekarwangi')
})

test('an officer can go when another leads; open work waits for somebody else', async () => {
  const second = await makeViewer({ officerOf: [groupId] })
  await db().actionItem.updateMany({
    where: { activityId: made.activityId, doneAt: null, withdrawnAt: null },
    data: { ownerId: officer.personId },
  })
  await close(officer)
  expect(await db().actionItem.count({ where: { ownerId: officer.personId, doneAt: null } })).toBe(0)
  expect(await viewerOfPerson(second.personId, NOW)).toMatchObject({ officerOf: [groupId] })
  await expect(close(officer)).rejects.toMatchObject({ fields: { email: { key: 'closeOtherEmail' } } })
})

test('more texts than fit in one sweep: none is left, also among many that only look alike', async () => {
  const one = await makeGroup('many')
  const [gone, leader] = [await makeViewer({ memberOf: [one.id] }), await makeViewer({ officerOf: [one.id] })]
  await account(gone, 'Wening', 'wening@contoh.sch.id')
  const rows = Array.from({ length: 1100 }, (_, i) => ({
    ...report(one.id),
    supporting: [],
    subject: i % 2 ? 'Wening' : 'Weningsih',
    reporterId: leader.personId,
    createdAt: NOW,
    updatedAt: NOW,
  }))
  await db().problem.createMany({ data: rows })
  await close(gone)
  const counts = await db().problem.groupBy({ by: ['subject'], where: { groupId: one.id }, _count: true })
  expect(Object.fromEntries(counts.map((row) => [row.subject, row._count]))).toEqual({
    Weningsih: 550,
    [BLANK]: 550,
  })
})

test('what is sought of a name', () => {
  const person = { name: 'Dra. Hj. Siti Aminah, M.Pd.', email: null, nip: NIP, nuptk: null }
  expect(soughtOf(person, false).anywhere).toEqual(
    expect.arrayContaining([NIP, 'Dra. Hj. Siti Aminah, M.Pd.', 'siti aminah', 'Siti-Aminah']),
  )
  expect(soughtOf(person, true)).toEqual({ anywhere: [NIP], alone: [] })
  expect(soughtOf({ ...person, name: 'Sri, S.Pd.' }, false)).toEqual({
    anywhere: [NIP],
    alone: ['Sri, S.Pd.', 'sri'],
  })
})

test('a namesake keeps the name, and a name of one word goes only where it stands alone', async () => {
  const one = await makeGroup('three')
  const [sri, twin, other] = [
    await makeViewer({ memberOf: [one.id] }),
    await makeViewer({ memberOf: [one.id] }),
    await makeViewer({ officerOf: [one.id] }),
  ]
  await account(sri, 'Sri, S.Pd.', 'sri@contoh.sch.id')
  await account(twin, 'Budi Santoso', 'budi1@contoh.sch.id')
  await account(other, 'Budi Santoso, M.Pd.', 'budi2@contoh.sch.id')
  const told = await db().problem.create({
    data: {
      ...report(one.id),
      situation: 'Sri Wahyuni dan Budi Santoso',
      subject: 'Sri',
      supporting: [],
      reporterId: other.personId,
      createdAt: NOW,
      updatedAt: NOW,
    },
  })
  await close(sri)
  await close(twin)
  expect(await db().problem.findUniqueOrThrow({ where: { id: told.id } })).toMatchObject({
    situation: 'Sri Wahyuni dan Budi Santoso',
    subject: BLANK,
  })
})
