import { randomUUID } from 'node:crypto'
import { beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { correctMinutes, MinutesClash, mergeMinutes, saveMinutes } from '@/lib/activities/minutes/commands'
import { readCorrections, readMinutes } from '@/lib/activities/minutes/queries'
import { mergeOf } from '@/lib/activities/minutes/schema'
import { readActivity } from '@/lib/activities/queries'
import { recordAttendance } from '@/lib/activities/records/commands'
import { db } from '../support/database'
import { lastEntry, outcomes } from '../support/people'
import { as } from '../support/sharing'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

let groupId: string
let officer: Viewer
let second: Viewer
let teacher: Viewer
let stranger: Viewer
let supervisor: Viewer
let activityId: string

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  officer = await makeViewer({ officerOf: [groupId] })
  second = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  supervisor = await makeViewer({ assignedGroups: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('other')).id] })
})

beforeEach(async () => {
  activityId = (await scheduleMeeting(as(officer), meeting(groupId))).id
})

const texts = { text: 'Dibuka ketua.\n\nPembagian dibahas.', decisions: 'Mencoba di kelas\nMelapor' }
const save = (viewer: Viewer, version: number, more: object = {}, key?: string) =>
  saveMinutes(as(viewer, key), { activityId, version, ...texts, ...more })
const now = async () => {
  const { version, text, decisions } = (await readMinutes(officer, activityId)) ?? {}
  return { version, text, decisions }
}
const merge = (viewer: Viewer, version: number, base: object, more: object = {}) =>
  mergeMinutes(as(viewer), {
    activityId,
    version,
    base: { text: '', decisions: '', ...base },
    chosen: { text: [], decisions: [] },
    ...texts,
    ...more,
  })

async function approved() {
  const rows = [{ personId: teacher.personId, status: 'present' as const }]
  await recordAttendance(as(officer), { activityId, rows })
  await save(officer, 0)
  for (const step of ['hold', 'lock', 'approve'] as const)
    await stepActivity(as(officer), { activityId, step, reason: '' })
}

test('saved also half-written, with decisions in their order; who and when are told', async () => {
  expect(await save(officer, 0, { text: 'Di', decisions: '' })).toEqual({ version: 1 })
  expect(await save(second, 1)).toEqual({ version: 2 })
  expect(await readMinutes(officer, activityId)).toEqual({
    ...texts,
    version: 2,
    open: true,
    by: 'Slamet',
    clock: '08.00\u00a0WIB',
  })
  const rows = await db().decision.findMany({ where: { activityId }, orderBy: { position: 'asc' } })
  expect(rows.map((one) => [one.position, one.text])).toEqual([
    [0, 'Mencoba di kelas'],
    [1, 'Melapor'],
  ])
  expect(await lastEntry()).toMatchObject({ command: 'minutes.save', subjectId: activityId, detail: {} })
})

test('an old version is refused and changes nothing; the same words, or the same save again, are no conflict', async () => {
  const key = randomUUID()
  await save(officer, 0, {}, key)
  await save(second, 1, { text: 'Lain sama sekali.' })
  await expect(save(officer, 1)).rejects.toMatchObject({
    code: 'conflict',
    complaint: { key: 'minutesChanged' },
  })
  // Its answer was lost on the way: it is told again what became of it, though others wrote since.
  expect(await save(officer, 0, {}, key)).toEqual({ version: 1 })
  expect(await save(officer, 0, { text: 'Lain sama sekali.' })).toEqual({ version: 2 })
  expect((await now()).text).toBe('Lain sama sekali.')
})

test('ten at once: one is taken, nine are told', async () => {
  const all = Array.from({ length: 10 }, (_, i) =>
    save(i % 2 ? officer : second, 0, { text: `Tulisan ${i}.` }),
  )
  const { succeeded, refused } = await outcomes(all)
  expect(succeeded).toBe(1)
  expect(refused.map((one) => one.complaint.key)).toEqual(Array.from({ length: 9 }, () => 'minutesChanged'))
  expect((await now()).version).toBe(1)
})

test('without script: other paragraphs are merged, the same lines come back with both texts until one chooses', async () => {
  await save(officer, 0)
  await save(second, 1, {
    text: 'Dibuka sekretaris.\n\nPembagian dibahas.',
    decisions: `${texts.decisions}\nSetuju`,
  })
  await merge(officer, 1, texts, {
    text: 'Dibuka ketua.\n\nPembagian dibahas bersama.',
    decisions: 'Mencoba di kelas',
  })
  expect(await now()).toEqual({
    version: 3,
    text: 'Dibuka sekretaris.\n\nPembagian dibahas bersama.',
    decisions: 'Mencoba di kelas\nSetuju',
  })
  const mine = { text: 'Dibuka Bu Sari.\n\nPembagian dibahas.' }
  const clash = await merge(officer, 1, texts, mine).catch((error) => error)
  expect(clash).toBeInstanceOf(MinutesClash)
  expect(clash).toMatchObject({
    code: 'conflict',
    against: 3,
    clashes: { text: [{ mine: ['Dibuka Bu Sari.'], theirs: ['Dibuka sekretaris.'] }], decisions: [] },
  })
  expect((await now()).version).toBe(3)
  const chosen = { text: ['both' as const], decisions: [] }
  await merge(officer, 1, texts, { ...mine, against: 3, chosen })
  expect((await now()).text).toBe('Dibuka sekretaris.\nDibuka Bu Sari.\n\nPembagian dibahas bersama.')
  // A choice holds beside the version that was shown, not beside a newer one.
  await expect(merge(officer, 1, texts, { ...mine, against: 3, chosen })).rejects.toBeInstanceOf(MinutesClash)
})

test('the fields of the form without script are read into their places', () => {
  const sent = {
    'base.text': 'a',
    'choice.text.0': 'mine',
    'choice.text.1': 'both',
    'choice.decisions.1': 'mine',
  }
  expect(mergeOf(sent)).toMatchObject({
    base: { text: 'a', decisions: '' },
    chosen: { text: ['mine', 'both'], decisions: [] },
  })
})

test('refused: wrong role, other group, bad words; nothing is left behind', async () => {
  for (const [viewer, code] of [
    [teacher, 'forbidden'],
    [supervisor, 'forbidden'],
    [stranger, 'notFound'],
  ] as const) {
    await expect(save(viewer, 0)).rejects.toMatchObject({ code })
    await expect(merge(viewer, 0, {})).rejects.toMatchObject({ code })
    await expect(
      correctMinutes(as(viewer), { activityId, version: 0, ...texts, reason: 'salah tulis' }),
    ).rejects.toMatchObject({ code })
    expect(await readMinutes(viewer, activityId)).toBeNull()
  }
  await expect(save(officer, 0, { text: 'a'.repeat(40_001) })).rejects.toMatchObject({
    fields: { text: { key: 'tooLong' } },
  })
  await expect(save(officer, 0, { decisions: 'nol\u0000' })).rejects.toMatchObject({
    fields: { decisions: { key: 'forbiddenCharacters' } },
  })
  expect(await readMinutes(officer, 'x')).toBeNull()
  expect(await db().minutes.count({ where: { activityId } })).toBe(0)
})

test('empty minutes are not approved, approved ones not written', async () => {
  const rows = [{ personId: teacher.personId, status: 'present' as const }]
  await recordAttendance(as(officer), { activityId, rows })
  for (const step of ['hold', 'lock'] as const)
    await stepActivity(as(officer), { activityId, step, reason: '' })
  await save(officer, 0, { text: '' })
  const approve = () => stepActivity(as(officer), { activityId, step: 'approve', reason: '' })
  await expect(approve()).rejects.toMatchObject({ complaint: { key: 'noMinutes' } })
  await save(officer, 1)
  await approve()
  await expect(save(officer, 2)).rejects.toMatchObject({ complaint: { key: 'minutesApproved' } })
})

test('a correction keeps who, when, why and both texts; members read all but the texts', async () => {
  await approved()
  const change = {
    activityId,
    version: 1,
    text: 'Dibuka sekretaris.\n\nPembagian dibahas.',
    decisions: 'Mencoba',
  }
  await correctMinutes(as(second), { ...change, reason: 'Pembuka keliru ditulis.' })
  expect(await readCorrections(officer, activityId)).toMatchObject([
    {
      before: texts.text,
      beforeDecisions: ['Mencoba di kelas', 'Melapor'],
      after: change.text,
      afterDecisions: ['Mencoba'],
      reason: 'Pembuka keliru ditulis.',
      at: NOW,
      by: { name: 'Slamet' },
    },
  ])
  const seen = await readActivity(teacher, activityId)
  expect(seen?.minutes).toMatchObject({ text: change.text, decisions: [{ text: 'Mencoba' }] })
  expect(seen?.minutes?.corrections).toMatchObject([{ reason: 'Pembuka keliru ditulis.' }])
  expect(await readCorrections(teacher, activityId)).toEqual([])
  const entry = await lastEntry()
  expect(entry).toMatchObject({ command: 'minutes.correct', subjectId: activityId })
  expect(JSON.stringify(entry)).not.toContain('Pembuka')
})

test('a correction needs approval, a reason, a change and the newest version', async () => {
  await save(officer, 0)
  const correct = (more: object = {}) =>
    correctMinutes(as(officer), {
      activityId,
      version: 1,
      ...texts,
      text: 'Dibuka Bu Sari.',
      reason: 'keliru',
      ...more,
    })
  await expect(correct()).rejects.toMatchObject({ complaint: { key: 'minutesNotApproved' } })
  await save(officer, 1, { text: '' })
  await db().minutes.delete({ where: { activityId } })
  await approved()
  await expect(correct({ reason: ' ' })).rejects.toMatchObject({ fields: { reason: { key: 'required' } } })
  await expect(correct(texts)).rejects.toMatchObject({ complaint: { key: 'nothingCorrected' } })
  await expect(correct({ version: 0 })).rejects.toMatchObject({ complaint: { key: 'minutesChanged' } })
  const { succeeded, refused } = await outcomes([correct(), correct({ text: 'Dibuka Pak Budi.' })])
  expect([succeeded, refused[0].complaint.key]).toEqual([1, 'minutesChanged'])
  expect(await db().minutesCorrection.count({ where: { activityId } })).toBe(1)
})

test('the database itself refuses to change approved minutes without a correction of the same moment', async () => {
  await approved()
  await correctMinutes(as(officer), {
    activityId,
    version: 1,
    ...texts,
    text: 'Dibuka Bu Sari.',
    reason: 'keliru',
  })
  const alone = 'approved minutes change by a correction alone'
  for (const statement of [
    `update minutes set text = 'x' where activity_id = $1`,
    `update minutes set approved_at = null, approved_by_id = null where activity_id = $1`,
    `delete from minutes where activity_id = $1`,
    `update decision set text = 'x' where activity_id = $1`,
    `delete from decision where activity_id = $1`,
    `insert into decision (id, group_id, activity_id, position, text) select gen_random_uuid(), group_id, id, 9, 'x' from activity where id = $1`,
  ])
    await expect(sql(statement, [activityId])).rejects.toThrow(alone)
  const kept = 'corrections of minutes are append-only'
  await expect(
    sql('update minutes_correction set reason = $2 where activity_id = $1', [activityId, 'x']),
  ).rejects.toThrow(kept)
  await expect(sql('delete from minutes_correction where activity_id = $1', [activityId])).rejects.toThrow(
    kept,
  )
  // One that tells something else than what then stands there.
  const lie = `insert into minutes_correction (id, group_id, activity_id, before, before_decisions, after, after_decisions, reason, by_id, at)
    select gen_random_uuid(), group_id, id, 'a', '{}', 'b', '{}', 'x', $2, now() from activity where id = $1`
  await expect(sql(lie, [activityId, officer.personId])).rejects.toThrow('says what approved minutes say')
})
