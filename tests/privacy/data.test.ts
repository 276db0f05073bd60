import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { issueStatements } from '@/lib/documents/commands'
import { messages } from '@/lib/i18n/messages'
import { asHtml, asJson } from '@/lib/privacy/data/export'
import { ownData } from '@/lib/privacy/data/queries'
import { hanging, left, sections } from '@/lib/privacy/data/rules'
import { columnsIn, register } from '@/lib/privacy/register/rules'
import { db } from '../support/database'
import { as, ownFiles } from '../support/documents'
import { makeGroup, makeViewer, NOW } from '../support/world'
import { writeEverywhere } from '../support/written'

const SECRET = '$argon2id$rahasia'
let reporter: Viewer
let officer: Viewer
let groupId: string

beforeAll(async () => {
  ownFiles()
  groupId = (await makeGroup('one')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  const own = { name: 'Ratna <b>Dewi</b>', email: 'ratna@contoh.sch.id', nip: '198609262009012005' }
  await db().person.update({ where: { id: reporter.personId }, data: { ...own, passwordHash: SECRET } })
  await db().person.update({ where: { id: officer.personId }, data: { name: 'Orang Lain' } })
  const made = await writeEverywhere({ groupId, reporter, officer }, 'Zulkarnaina')
  await issueStatements(as(officer), { activityId: made.activityId, personId: reporter.personId })
})

test('every column of the register stands in it, or is left out with a reason', () => {
  const told = sections().flatMap(({ table, columns: all }) => all.map((one) => `${table}.${one}`))
  const kept = Object.entries(register).flatMap(([table, { own, data }]) =>
    own || hanging[table] ? columnsIn(data).map((one) => `${table}.${one}`) : [],
  )
  expect([...told, ...Object.keys(left)].sort()).toEqual(kept.sort())
  // What is about nobody's own account at all.
  const without = Object.keys(register).filter((table) => !sections().some((one) => one.table === table))
  expect(without.sort()).toEqual(['decision', 'guest', 'guest_presence', 'programme_signature', 'rate_limit'])
  const words = messages.id.personalData
  for (const table of Object.keys(register)) expect(words.table).toHaveProperty(table)
  for (const { columns: all } of sections())
    for (const one of all) expect(words.column, one).toHaveProperty(one)
})

test('one sees all one wrote and what is kept about one, and nothing of others', async () => {
  const data = await ownData(reporter, NOW)
  const rows = Object.fromEntries(data.map((one) => [one.table, one.rows]))
  expect(rows.person).toMatchObject([{ name: 'Ratna <b>Dewi</b>', email: 'ratna@contoh.sch.id' }])
  expect(rows.problem?.[0]).toMatchObject({
    situation: 'Murid bernama Zulkarnaina belum paham.',
    group: 'one',
  })
  expect(rows.attendance?.[0]).toMatchObject({ status: 'hadir', activity: 'Diskusi Zulkarnaina' })
  for (const table of [
    'membership',
    'trial',
    'problem_finding',
    'notice',
    'adoption',
    'document',
    'audit_entry',
  ])
    expect(rows[table]?.length, table).toBeGreaterThan(0)
  const own = asJson(data, NOW)
  expect(own).not.toContain(SECRET)
  expect(own).not.toContain(officer.personId)
  // Feedback on the session, and the minutes, are the officer's.
  expect(rows.feedback).toEqual([])
  expect(rows.minutes).toEqual([])
  expect(JSON.parse(own).data.person[0].nip).toBe('198609262009012005')
  const entry = await db().auditEntry.findFirst({ where: { command: 'account.download' } })
  expect(entry).toMatchObject({ personId: reporter.personId, subjectId: reporter.personId })
})

test('the page is readable, in both languages, and what people wrote is no markup', async () => {
  const data = await ownData(reporter, NOW)
  const page = asHtml(data, 'Ratna <b>Dewi</b>', NOW, 'id')
  expect(page).toContain('<h2>Masalah</h2>')
  expect(page).toContain('<dt>alasan penarikan</dt>')
  expect(page).toContain('Ratna &lt;b&gt;Dewi&lt;/b&gt;')
  expect(page).not.toContain('<b>Dewi')
  expect(page).not.toMatch(/<(script|img|link|iframe)/)
  expect(asHtml(data, 'x', NOW, 'en')).toContain('<h2>Problems</h2>')
})
