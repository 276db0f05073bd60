import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { saveMinutes } from '@/lib/activities/minutes/commands'
import { readActivity } from '@/lib/activities/queries'
import { issuedPdf } from '@/lib/documents/print/queries'
import { readProblem } from '@/lib/problems/queries'
import { redactWords } from '@/lib/redaction/commands'
import { discardPapers } from '@/lib/redaction/jobs'
import { listRedactions, previewRedaction, textsOf } from '@/lib/redaction/queries'
import { exempt, places } from '@/lib/redaction/registry'
import { BLANK } from '@/lib/redaction/rules'
import { db } from '../support/database'
import { as, ownFiles } from '../support/documents'
import { filesIn } from '../support/files'
import { sql } from '../support/sql'
import { standing, textColumns } from '../support/standing'
import { makeGroup, makeViewer, NOW, report } from '../support/world'
import { writeEverywhere } from '../support/written'

const NAME = 'Zulkarnaina'
let files: string
let groupId: string
let otherId: string
let reporter: Viewer
let officer: Viewer
let supervisor: Viewer
let stranger: Viewer
let administrator: Viewer

beforeAll(async () => {
  files = ownFiles()
  groupId = (await makeGroup('one')).id
  otherId = (await makeGroup('other')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
  stranger = await makeViewer({ officerOf: [otherId] })
  administrator = await makeViewer({ isAdministrator: true })
})

test('each column of text is on the list, or left out with a reason', async () => {
  const known = new Set(['_prisma_migrations'])
  const listed = new Set(
    [
      ...places.flatMap(({ table, texts, json = [], lists = [] }) =>
        [...texts, ...json, ...lists].map((one) => `${table}.${one}`),
      ),
      ...Object.entries(exempt).flatMap(([table, { columns }]) => columns.map((one) => `${table}.${one}`)),
    ].sort(),
  )
  const there = (await textColumns(sql))
    .filter((one) => one.schema === 'public' && !known.has(one.table))
    .map((one) => `${one.table}.${one.column}`)
  const forgotten = there.filter((one) => !listed.has(one))
  expect(
    forgotten,
    'add them to lib/redaction/registry.ts: to `places`, or to `exempt` with the reason',
  ).toEqual([])
  expect([...listed].filter((one) => !there.includes(one))).toEqual([])
})

test('no redacted word is left in any column of the database, in the issued papers, or in their files', async () => {
  const made = await writeEverywhere({ groupId, reporter, officer }, NAME)
  const before = await standing(sql, NAME)
  for (const { table, texts, json = [], lists = [] } of places)
    for (const column of [...texts, ...json, ...lists]) expect(before).toContain(`${table}.${column}`)
  expect(before).toContain('sent_form.result')
  const activity = await db().activity.findUniqueOrThrow({ where: { id: made.activityId } })
  const minutes = await db().minutes.findUniqueOrThrow({ where: { activityId: made.activityId } })
  expect(await issuedPdf(reporter, made.activityId, made.minutesId)).not.toBe(null)
  const preview = await previewRedaction(officer, groupId, { phrases: [NAME], inside: false })
  expect(preview.papers.map((one) => one.kind)).toEqual(['report', 'minutes', 'invitation'])
  expect(JSON.stringify(preview.texts)).not.toContain(NAME)

  const key = crypto.randomUUID()
  const input = { groupId, phrases: NAME.toLowerCase(), inside: false, reason: 'pupil' as const }
  const done = await redactWords(as(officer, key), input)
  expect(done.papers).toBe(3)
  // Kept answers of forms, and the feedback of one person, which officers do not read.
  expect(done.count).toBe(preview.count + 3)
  expect(await standing(sql, NAME)).toEqual([])
  // The library's lists of words, known and doubted, know no blank.
  const elsewhere = before.filter((one) => !/^library_(word|doubt)\./.test(one))
  expect(elsewhere.length).toBe(before.length - 3)
  expect(await standing(sql, BLANK)).toEqual(elsewhere)
  // The same form sent again does nothing more, and tells the same.
  expect(await redactWords(as(officer, key), input)).toEqual(done)

  const problem = await readProblem(reporter, made.problemId)
  expect(problem?.situation).toBe(`Murid bernama ${BLANK} belum paham.`)
  expect(JSON.stringify([problem, await readActivity(officer, made.activityId)])).not.toContain(NAME)
  for (const viewer of [reporter, officer, administrator])
    for (const id of made.papers) expect(await issuedPdf(viewer, made.activityId, id)).toBe(null)
  const papers = await db().document.findMany({ where: { id: { in: made.papers } }, orderBy: { id: 'asc' } })
  expect(papers.every((one) => one.revokedAt && one.withheldAt)).toBe(true)
  expect(papers[0]?.revokedReason).toBe(`Memuat nama ${BLANK}`)
  const kept = () => made.papers.filter((id) => filesIn(files).includes(id)).length
  expect(kept()).toBe(3)
  const [job] = await sql(
    `select payload from graphile_worker._private_jobs where payload::text like '%' || $1 || '%'`,
    [made.minutesId],
  )
  await discardPapers.run(job.payload, { now: NOW, jobId: '1' })
  expect(kept()).toBe(0)

  // Calendars are told, and a form that was open with the old words is refused.
  const after = await db().activity.findUniqueOrThrow({ where: { id: made.activityId } })
  expect([after.sequence - activity.sequence, after.version > activity.version]).toEqual([1, true])
  await db().activity.update({ where: { id: made.activityId }, data: { state: 'locked' } })
  const stale = {
    activityId: made.activityId,
    version: minutes.version,
    text: `Lagi ${NAME}.`,
    decisions: '',
  }
  await expect(saveMinutes(as(officer), stale)).rejects.toMatchObject({
    complaint: { key: 'minutesChanged' },
  })
}, 60_000)

test('the record says who, when, where, how many and why; also of one problem alone', async () => {
  const { id } = await redactable('Wulandari dan Wulandari')
  await redactWords(as(officer), { groupId, phrases: 'Wulandari', inside: false, reason: 'person' })
  const { rows, of } = await listRedactions(reporter, groupId, { of: id })
  expect(of).toBe(id)
  expect(rows).toMatchObject([
    { reason: 'person', count: 2, by: { name: 'Slamet' }, places: [{ place: 'problem', count: 2 }] },
  ])
  expect((await listRedactions(supervisor, groupId, {})).rows.length).toBeGreaterThan(0)
  for (const viewer of [stranger, administrator])
    expect((await listRedactions(viewer, groupId, {})).rows).toEqual([])
  const audit = await db().auditEntry.findFirstOrThrow({
    where: { command: 'redaction.make' },
    orderBy: { id: 'desc' },
  })
  expect(audit).toMatchObject({
    personId: officer.personId,
    detail: { reason: 'person', count: 2, papers: 0 },
  })
})

async function redactable(text: string, where = groupId, by = reporter) {
  const { id } = await db().problem.create({
    data: {
      ...report(where),
      situation: text,
      supporting: [],
      reporterId: by.personId,
      createdAt: NOW,
      updatedAt: NOW,
    },
  })
  return { id }
}

test('refused: other roles and groups, unknown and too common words; nothing is left behind', async () => {
  const { id } = await redactable('Hendrawan di kelas')
  const far = await redactable('Hendrawan di kelompok lain', otherId, stranger)
  const input = { groupId, phrases: 'Hendrawan', inside: false, reason: 'pupil' as const }
  const count = await db().redaction.count()
  for (const [viewer, code] of [
    [reporter, 'forbidden'],
    [supervisor, 'forbidden'],
    [administrator, 'forbidden'],
    [stranger, 'notFound'],
  ] as const) {
    await expect(redactWords(as(viewer), input)).rejects.toMatchObject({ code })
    const preview = previewRedaction(viewer, groupId, { phrases: ['Hendrawan'], inside: false })
    await expect(preview).rejects.toMatchObject({ code })
    expect(await textsOf(viewer, groupId, id)).toEqual([])
  }
  expect(await textsOf(officer, groupId, id)).toEqual(['Hendrawan di kelas', 'II', 'Matematika'])
  expect(await textsOf(officer, groupId, 'x')).toEqual([])
  expect(await textsOf(officer, groupId, far.id)).toEqual([])
  const nowhere = redactWords(as(officer), { ...input, phrases: 'Tidakada' })
  await expect(nowhere).rejects.toMatchObject({ fields: { phrases: { key: 'phraseNowhere' } } })
  const rows = Array.from({ length: 501 }, () => ({
    groupId,
    problemId: id,
    kind: 'comment' as const,
    personId: reporter.personId,
    at: NOW,
    text: 'umumnya',
  }))
  await db().problemEvent.createMany({ data: rows })
  const common = redactWords(as(officer), { ...input, phrases: 'umumnya' })
  await expect(common).rejects.toMatchObject({ fields: { phrases: { key: 'phraseEverywhere' } } })
  expect(await db().redaction.count()).toBe(count)
  expect(await db().problemEvent.count({ where: { text: 'umumnya' } })).toBe(501)
  await redactWords(as(officer), input)
  const left = await db().problem.findUniqueOrThrow({ where: { id: far.id } })
  expect(left.situation).toContain('Hendrawan')
})

test('two officers at once: each word is blanked once', async () => {
  const { id } = await redactable('Sekartaji maju')
  const input = { groupId, phrases: 'Sekartaji', inside: false, reason: 'pupil' as const }
  const both = await Promise.allSettled([redactWords(as(officer), input), redactWords(as(officer), input)])
  expect(both.filter((one) => one.status === 'fulfilled')).toHaveLength(1)
  expect((await db().problem.findUniqueOrThrow({ where: { id } })).situation).toBe(`${BLANK} maju`)
})
