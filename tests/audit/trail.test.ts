import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { verifyAudit } from '@/lib/audit/chain/queries'
import { listTrail, listWholeTrail } from '@/lib/audit/queries'
import { areas, pathOf } from '@/lib/audit/rules'
import { enter } from '@/lib/core/audit'
import { cellRecords } from '@/lib/coverage/cells/queries'
import { openedFile } from '@/lib/files/queries'
import { messages } from '@/lib/i18n/messages'
import { commentOnProblem, reportProblem } from '@/lib/problems/commands'
import { openedProblem, openedProblems } from '@/lib/problems/readings/queries'
import { readGaps } from '@/lib/programme/gaps/queries'
import { db } from '../support/database'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, NOW, report } from '../support/world'

let group: { id: string; slug: string; zone: string; facts: { groupId: string; regionCode: string } }
let reporter: Viewer
let officer: Viewer
let supervisor: Viewer
let stranger: Viewer
let administrator: Viewer
let problemId: string
let hiddenId: string

const named = async (viewer: Viewer, name: string) => {
  await db().person.update({ where: { id: viewer.personId }, data: { name } })
  return { ...viewer, name }
}

beforeAll(async () => {
  const made = await makeGroup('one', '33.15', 'Asia/Makassar')
  group = { ...made, zone: 'Asia/Makassar', facts: { groupId: made.id, regionCode: '33.15' } }
  const other = await makeGroup('two')
  reporter = await named(await makeViewer({ memberOf: [made.id] }), 'Ratna Pelapor')
  officer = await named(await makeViewer({ officerOf: [made.id] }), 'Oka Pengurus')
  supervisor = await named(await makeViewer({ assignedGroups: [made.id] }), 'Wayan Pengawas')
  stranger = await makeViewer({ officerOf: [other.id] })
  administrator = await named(await makeViewer({ isAdministrator: true }), 'Admin')
  const now = NOW
  problemId = (await reportProblem({ viewer: reporter, now }, report(made.id))).id
  const secret = { ...report(made.id), visibility: 'officers' as const }
  hiddenId = (await reportProblem({ viewer: reporter, now: new Date(NOW.getTime() + 1000) }, secret)).id
  await commentOnProblem(
    { viewer: officer, now: new Date(NOW.getTime() + 2000) },
    { problemId, text: 'Rahasia dapur' },
  )
})

test('officers and administrators read it, nobody else, and no text stands in it', async () => {
  const { rows } = await listTrail(officer, group, {})
  expect(rows.map(({ command, name, subjectId }) => [command, name, subjectId])).toEqual([
    ['problem.comment', 'Oka Pengurus', problemId],
    ['problem.report', 'Ratna Pelapor', hiddenId],
    ['problem.report', 'Ratna Pelapor', problemId],
  ])
  expect(JSON.stringify(rows)).not.toContain('Rahasia')
  for (const viewer of [reporter, supervisor, stranger])
    await expect(listTrail(viewer, group, {})).rejects.toMatchObject({ code: 'notFound' })
  for (const viewer of [reporter, officer, supervisor])
    await expect(listWholeTrail(viewer, group.zone, {})).rejects.toMatchObject({ code: 'notFound' })
})

test('who reported for officers alone is not told to an administrator, in a list or by a search', async () => {
  const { rows } = await listTrail(administrator, group, { what: 'problems' })
  expect(rows.map(({ name, hidden, subjectId }) => [name, hidden, subjectId])).toEqual([
    ['Oka Pengurus', false, problemId],
    [null, true, hiddenId],
    ['Ratna Pelapor', false, problemId],
  ])
  const found = await listTrail(administrator, group, { who: 'ratna' })
  expect(found.rows.map((one) => one.subjectId)).toEqual([problemId])
  expect((await listTrail(officer, group, { who: 'ratna' })).rows).toHaveLength(2)
})

test('a hidden name stays hidden where the problem was taken over from another group', async () => {
  const other = await db().group.findUniqueOrThrow({ where: { slug: 'two' } })
  const data = { ...report(other.id), supporting: [], reporterId: reporter.personId, createdAt: NOW }
  const linked = await db().problem.create({ data: { ...data, visibility: 'officers', updatedAt: NOW } })
  await sql(
    `insert into referral (id, group_id, problem_id, to_group_id, proposed_by_id, letter, state, at, consented_at, decided_at, linked_id)
     values (gen_random_uuid(), $1, $2, $3, $4, 'x', 'accepted', now(), now(), now(), $5)`,
    [group.id, problemId, other.id, officer.personId, linked.id],
  )
  await enter(db(), {
    at: NOW,
    command: 'problem.close',
    personId: reporter.personId,
    groupId: other.id,
    subjectId: linked.id,
  })
  const there = { ...group, id: other.id, facts: { groupId: other.id, regionCode: '33.15' } }
  const { rows } = await listTrail(stranger, there, { what: 'problems' })
  expect(rows.map(({ command, name, hidden }) => [command, name, hidden])).toEqual([
    ['problem.close', null, true],
  ])
})

test('drafts, answers without a name and what one reads oneself', async () => {
  const draft = await db().problem.create({
    data: {
      ...report(group.id),
      state: 'draft',
      supporting: [],
      reporterId: reporter.personId,
      createdAt: NOW,
      updatedAt: NOW,
    },
  })
  const { personId } = reporter
  const base = { at: new Date('2026-08-20T01:00:00Z'), personId, groupId: group.id }
  for (const command of ['problem.draft', 'problem.addFinding', 'problem.hideName'])
    await enter(db(), { ...base, command, subjectId: draft.id })
  for (const command of ['notice.read', 'file.begin']) await enter(db(), { ...base, command })
  await enter(db(), { ...base, command: 'sharing.feedback' })
  const { rows } = await listTrail(officer, group, { from: '2026-08-20', to: '2026-08-20' })
  expect(rows.map(({ command, name, hidden }) => [command, name, hidden])).toEqual([
    ['sharing.feedback', null, true],
  ])
})

test('filters by what and when, in the days of the zone; nonsense is left out', async () => {
  const at = (text: string) =>
    enter(db(), { at: new Date(text), command: 'programme.add', groupId: group.id })
  await at('2026-09-01T15:59:59Z')
  await at('2026-09-01T16:00:00Z')
  const on = (from: string, to: string) => listTrail(officer, group, { what: 'programme', from, to })
  expect((await on('2026-09-01', '2026-09-01')).rows).toHaveLength(1)
  expect((await on('2026-09-02', '2026-09-02')).rows).toHaveLength(1)
  expect((await listTrail(officer, group, { what: 'programme', from: 'x', to: '9' })).rows).toHaveLength(2)
  expect((await listTrail(officer, group, { who: '%' })).rows).toEqual([])
  expect((await listTrail(officer, group, { what: ['x'], after: 'x' })).rows.length).toBeGreaterThan(2)
})

test('pages by key show each entry once', async () => {
  const deeds = Array.from({ length: 85 }, (_, i) => ({
    at: new Date(Date.UTC(2026, 9, 1, 0, Math.floor(i / 3))),
    command: 'date.add',
    groupId: group.id,
    detail: { i },
  }))
  await enter(db(), ...deeds)
  const seen: string[] = []
  let after: string | undefined
  do {
    const { rows, next } = await listTrail(officer, group, { what: 'meetings', from: '2026-10-01', after })
    seen.push(...rows.map((one) => one.id))
    after = next
  } while (after)
  expect(seen).toHaveLength(85)
  expect(new Set(seen).size).toBe(85)
})

test("a supervisor's reading is written once a reader, problem and day; a member's is not", async () => {
  const readings = async () => (await listTrail(officer, group, { what: 'readings' })).rows
  expect(await openedProblem(stranger, problemId, NOW)).toBe(null)
  await openedProblem(reporter, problemId, NOW)
  await openedProblem(officer, problemId, NOW)
  expect(await readings()).toEqual([])
  const twice = [0, 1].map(() => openedProblem(supervisor, problemId, NOW))
  for (const one of await Promise.all(twice)) expect(one?.id).toBe(problemId)
  await openedProblem(supervisor, problemId, new Date(NOW.getTime() + 60_000))
  expect(await readings()).toMatchObject([{ name: 'Wayan Pengawas', subjectId: problemId, at: NOW }])
  // Makassar's next day begins at 16.00 UTC.
  await openedProblem(supervisor, problemId, new Date('2026-08-13T15:59:00Z'))
  expect(await readings()).toHaveLength(1)
  await openedProblem(supervisor, problemId, new Date('2026-08-13T16:00:00Z'))
  expect(await readings()).toHaveLength(2)
})

test('a list that shows the texts of problems is a reading of each of them, wherever it stands', async () => {
  const here = { ...group, id: (await makeGroup('lists', '33.15', 'Asia/Makassar')).id, problemDays: 30 }
  const writer = await makeViewer({ memberOf: [here.id] })
  const lead = await makeViewer({ officerOf: [here.id] })
  const reader = await makeViewer({ assignedGroups: [here.id] })
  const ids: string[] = []
  for (const visibility of ['group', 'officers'] as const)
    ids.push((await reportProblem({ viewer: writer, now: NOW }, { ...report(here.id), visibility })).id)
  const facts = { groupId: here.id, regionCode: '33.15' }
  const read = async () => {
    const { rows } = await listTrail(lead, { ...here, facts }, { what: 'readings' })
    return rows.map((one) => one.subjectId).sort()
  }
  const day = (at: number) => new Date(NOW.getTime() + at * 86_400_000)
  for (const viewer of [writer, lead]) await openedProblems(viewer, here, {}, NOW)
  expect(await read()).toEqual([])
  await Promise.all([0, 1, 2].map(() => openedProblems(reader, here, {}, NOW)))
  expect(await read()).toEqual(ids.toSorted())
  const period = { year: 2026, part: 'year' as const }
  const asked = { groupId: here.id, objective: 'D' as const, figure: 'reported' as const, period }
  expect((await cellRecords(reader, asked, day(1))).problems).toHaveLength(2)
  expect(await read()).toHaveLength(4)
  expect((await readGaps(reader, here, 2026, day(2))).problems).toHaveLength(2)
  expect(await read()).toHaveLength(6)
  expect((await verifyAudit()).breaks).toEqual([])
})

function sources(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((one) => {
    const path = join(folder, one.name)
    if (one.isDirectory()) return one.name === 'generated' ? [] : sources(path)
    return /\.tsx?$/.test(one.name) ? [path] : []
  })
}

test("a problem's file is a reading too, on another day than its page", async () => {
  const file = await db().file.create({
    data: {
      groupId: group.id,
      name: 'lkpd.pdf',
      type: 'application/pdf',
      bytes: 1,
      sha256: '0',
      at: NOW,
      addedById: reporter.personId,
    },
  })
  await db().problemFile.create({ data: { groupId: group.id, problemId, fileId: file.id, at: NOW } })
  const readings = async () => (await listTrail(officer, group, { what: 'readings' })).rows.length
  const before = await readings()
  await openedFile(officer, file.id, NOW)
  // The page was read on that day.
  expect((await openedFile(supervisor, file.id, NOW))?.name).toBe('lkpd.pdf')
  expect(await readings()).toBe(before)
  await openedFile(supervisor, file.id, new Date('2026-09-13T01:00:00Z'))
  expect(await readings()).toBe(before + 1)
})

test('pages and files are opened by the way that writes readings down', () => {
  const pages = sources('app').filter((one) =>
    /\b(readProblem|listProblems|fileOf)\b/.test(readFileSync(one, 'utf8')),
  )
  expect(pages).toEqual([])
})

test('each deed of the program has its words in both languages, and its area', () => {
  const commands = new Set<string>()
  for (const path of sources('lib')) {
    const text = readFileSync(path, 'utf8')
    const said = /(?:command\(\{\s*name: |command: |ending\(|writeDown\([^)]*?)'([a-z][A-Za-z]*\.[A-Za-z]+)'/g
    if (!/command/.test(text) || /schema|rules|worker/.test(path)) continue
    for (const [, one] of text.matchAll(said)) if (one && one !== 'file.part') commands.add(one)
  }
  expect(commands.size).toBeGreaterThan(150)
  const prefixes = Object.values(areas).flat() as string[]
  expect(new Set(prefixes).size).toBe(prefixes.length)
  for (const one of commands) {
    const [noun = '', verb = ''] = one.split('.')
    for (const { audit } of Object.values(messages))
      expect((audit.deed as Record<string, Record<string, string>>)[noun]?.[verb], one).toBeTruthy()
    expect(prefixes, one).toContain(noun)
  }
})

test('a record is linked where it has a page', () => {
  const line = { command: 'x', slug: 'one', isProblem: false, activityKind: null }
  expect(pathOf({ ...line, isProblem: true }, 'k')).toBe('/groups/one/problems/k')
  expect(pathOf({ ...line, activityKind: 'sharing' }, 'k')).toBe('/groups/one/sharing/k')
  expect(pathOf({ ...line, activityKind: 'meeting' }, 'k')).toBe('/groups/one/meetings/k')
  expect(pathOf(line, 'k')).toBe(null)
})
