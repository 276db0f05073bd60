import { createTranslator } from 'use-intl/core'
import { expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { readActivity } from '@/lib/activities/queries'
import { calendarText } from '@/lib/calendar/export'
import { openOwnFeed } from '@/lib/calendar/feeds/commands'
import { readFeed } from '@/lib/calendar/feeds/queries'
import { csvText } from '@/lib/export/csv'
import { xlsxBytes } from '@/lib/export/xlsx'
import { readSheet } from '@/lib/files/sheets'
import { messages } from '@/lib/i18n/messages'
import { searchLibrary } from '@/lib/library/queries'
import { wordsOf } from '@/lib/notices/export'
import { noticeLetter } from '@/lib/notices/mail/export'
import { ringWords } from '@/lib/notices/push/export'
import { listNotices } from '@/lib/notices/queries'
import { commentOnProblem } from '@/lib/problems/commands'
import { listProblems, readProblem } from '@/lib/problems/queries'
import { similarProblems } from '@/lib/problems/similar/queries'
import { programmeData } from '@/lib/programme/export'
import { readProgramme } from '@/lib/programme/queries'
import { redactWords } from '@/lib/redaction/commands'
import { db } from '../support/database'
import { as, ownFiles } from '../support/documents'
import { makeGroup, makeViewer, NOW } from '../support/world'
import { writeEverywhere } from '../support/written'

const NAME = 'Zulkarnaina'

type Place = { groupId: string; problemId: string; activityId: string; feed: string }

async function pages(viewer: Viewer, { groupId, problemId, activityId }: Place) {
  const shown = [
    await readProblem(viewer, problemId),
    (await listProblems(viewer, groupId, {})).problems,
    await readActivity(viewer, activityId),
    await readProgramme(viewer, groupId, 2026),
  ]
  return JSON.stringify(shown)
}

const heads = Array.from({ length: 14 }, (_, i) => `${i}`)
const plain = (text: string) => text
const words = { heads, month: plain, category: plain, origin: plain, objective: plain }

/** A sheet as CSV and as a workbook that is read again. */
async function exports(viewer: Viewer, { groupId }: Place) {
  const items = (await readProgramme(viewer, groupId, 2026))?.items ?? []
  const data = programmeData('program', items, words)
  const file = new File([(await xlsxBytes(data)) as BlobPart], 'x.xlsx')
  const { rows } = await readSheet('file', file, { rows: 1000, megabytes: 5 })
  return csvText(data) + JSON.stringify(rows)
}

/** What is found with the name, and all that is shown of what is found with its neighbour. */
async function searches(viewer: Viewer, { groupId }: Place) {
  const found = await searchLibrary(viewer, { q: NAME })
  const beside = await searchLibrary(viewer, { q: 'karena' })
  const alike = await similarProblems(viewer, groupId, `murid bernama ${NAME} belum paham`)
  return JSON.stringify([found.rows, beside.rows, alike])
}

async function feeds({ feed }: Place) {
  const entries = (await readFeed(feed, NOW))?.entries ?? []
  const said = { name: 'Sanggar', on: 'Praktik', postponed: 'Ditunda', cancelled: 'Batal' }
  return calendarText(entries, 'https://sanggar.example', said).replaceAll('\r\n ', '')
}

/** The list and the letter, in both languages. */
async function notifications(viewer: Viewer) {
  const { notices } = await listNotices(viewer, {})
  const to = { name: 'Rekan', address: 'r@contoh.sch.id' }
  const told = (['id', 'en'] as const).map((locale) => {
    const t = createTranslator({ locale, messages: messages[locale], namespace: 'notices' })
    return [
      notices.map((notice) => wordsOf(notice, t, locale)),
      noticeLetter({ to, locale, notices, about: ['problem'], token: 'x' }),
      notices.map((notice) => ringWords([notice], locale, 'x')),
    ]
  })
  return JSON.stringify(told)
}

async function audit() {
  return JSON.stringify(await db().auditEntry.findMany())
}

test('no redacted word in a page, an export, a search, a feed, a notification or an audit entry', async () => {
  ownFiles()
  const groupId = (await makeGroup('one')).id
  const reporter = await makeViewer({ memberOf: [groupId] })
  const officer = await makeViewer({ officerOf: [groupId] })
  const supervisor = await makeViewer({ assignedGroups: [groupId] })
  const { problemId, activityId } = await writeEverywhere({ groupId, reporter, officer }, NAME)
  await commentOnProblem(as(officer), { problemId, text: `Lagi ${NAME}` })
  const { token: feed } = await openOwnFeed(as(reporter))
  const place = { groupId, problemId, activityId, feed }
  const ways = {
    page: () => pages(reporter, place),
    export: () => exports(officer, place),
    search: () => searches(reporter, place),
    feed: () => feeds(place),
    notification: () => notifications(reporter),
  }
  for (const [way, read] of Object.entries(ways)) expect(await read(), way).toContain(NAME)
  // The trail is never rewritten, so it must not have held the word at any time.
  expect(await audit()).not.toContain(NAME)

  await redactWords(as(officer), { groupId, phrases: NAME, inside: false, reason: 'pupil' })
  for (const [way, read] of Object.entries(ways)) {
    const text = await read()
    expect(text, way).not.toMatch(new RegExp(NAME, 'i'))
    expect(text, `${way} still has what stood beside`).toContain('▇▇▇')
  }
  for (const viewer of [officer, supervisor])
    for (const text of [
      await pages(viewer, place),
      await searches(viewer, place),
      await notifications(viewer),
    ])
      expect(text).not.toMatch(new RegExp(NAME, 'i'))
  expect((await searchLibrary(reporter, { q: NAME })).rows).toEqual([])
  expect((await searchLibrary(reporter, { q: 'zulkarnain' })).rows).toEqual([])
  expect(await audit()).not.toMatch(new RegExp(NAME, 'i'))
})
