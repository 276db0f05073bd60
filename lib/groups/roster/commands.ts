import 'server-only'
import { createHash } from 'node:crypto'
import { command } from '../../core/command'
import { type Database, system } from '../../core/db'
import { AppError, invalidField } from '../../core/errors'
import { keptSince } from '../../core/retention'
import { today } from '../../core/time'
import { readSheet, storableRow, storableText, storableTexts } from '../../files/sheets'
import { withSent } from '../../files/transfers/commands'
import { enqueue } from '../../jobs/queue'
import { groupRecord } from '../access'
import { lockGroup } from '../membership/access'
import { rosterRecord } from './access'
import { settingOf } from './queries'
import { type Entry, type Judged, judge, tally } from './rules'
import {
  correctInput,
  type Heads,
  importInput,
  isStalled,
  MOST_PEOPLE,
  type Row,
  SHEET_MEGABYTES,
  schoolsInput,
  uploadInput,
} from './schema'
import { rowsOfSheet } from './table/rules'
import { writePeople } from './writing/commands'

/** Rows that are read: those of the people and as many between, above and below them. */
const MOST_ROWS = MOST_PEOPLE + 500

function keeping(sheet: { rows: Row[]; heads: Heads; name: string; sha256: string }) {
  return command({
    name: 'roster.upload',
    beyond: 'register',
    action: 'group.manage',
    input: uploadInput,
    record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
    run: async ({ tx, viewer, now, input: { groupId }, record, note }) => {
      await forgetOld(tx, groupId, now)
      const same = { groupId, sha256: sheet.sha256, appliedAt: { not: null } }
      const again = await tx.memberImport.count({ where: same })
      const data = { groupId, ...sheet, createdById: viewer.personId, createdAt: now }
      const { id } = await tx.memberImport.create({ data, select: { id: true } })
      note({ subjectId: id, detail: { rows: sheet.rows.length } })
      return { id, slug: record.slug, again: again > 0 }
    },
  })
}

/** Rosters that nobody took over in time, of one group or of all, are forgotten. */
export async function forgetOld(tx: Database, groupId: string | null, now: Date): Promise<void> {
  const lt = keptSince('rosters', now)
  await tx.memberImport.deleteMany({
    where: { ...(groupId && { groupId }), appliedAt: null, createdAt: { lt } },
  })
}

type Keep = Parameters<ReturnType<typeof keeping>>

/** An officer hands in a list of people as XLSX or CSV. Nobody becomes a member before it was looked through. */
export function uploadRoster(context: Keep[0], { file, ...raw }: Keep[1] & { file: unknown }) {
  return withSent('file', context, [file], ([sent]) => keepRoster(context, raw, sent))
}

async function keepRoster(context: Keep[0], raw: Keep[1], file: unknown) {
  const limits = { rows: MOST_ROWS, megabytes: SHEET_MEGABYTES }
  const { rows: cells, total, bytes, name } = await readSheet('file', file, limits)
  if (total > MOST_ROWS) throw invalidField('file', 'rosterTooLong', { rows: total, max: MOST_PEOPLE })
  const found = rowsOfSheet(cells)
  if (!found) throw invalidField('file', 'rosterHeads')
  const people = found.rows.filter((row) => row.note === undefined).length
  if (!people) throw invalidField('file', 'rosterNobody')
  if (people > MOST_PEOPLE) throw invalidField('file', 'rosterTooLong', { rows: people, max: MOST_PEOPLE })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  const heads = { ...found.heads, unread: found.heads.unread.map(storableText) }
  return keeping({ rows: found.rows.map(storableRow), heads, name, sha256 })(context, raw)
}

/** The rows of a roster that is still looked through, held until the transaction ends. */
async function openRows(tx: Database, importId: string, now: Date): Promise<Row[]> {
  await tx.$queryRaw`select 1 from member_import where id = ${importId}::uuid for update`
  const select = { rows: true, startedAt: true, appliedAt: true } as const
  const found = await tx.memberImport.findUniqueOrThrow({ where: { id: importId }, select })
  if (found.appliedAt) throw new AppError('conflict', { key: 'importApplied' })
  if (found.startedAt && !isStalled(found.startedAt, now))
    throw new AppError('conflict', { key: 'rosterRunning' })
  return found.rows as Row[]
}

/** An officer mends rows in place, says who somebody is, or leaves them out. What was typed stays, also in doubt. */
export const correctRoster = command({
  name: 'roster.correct',
  beyond: 'register',
  action: 'group.manage',
  input: correctInput,
  record: rosterRecord,
  run: async ({ tx, now, input, record, note }) => {
    const said = new Map(input.rows.map((one) => [one.row, one]))
    const rows = (await openRows(tx, record.id, now)).map((row) => {
      const told = row.note === undefined ? said.get(row.row) : undefined
      return told
        ? { ...row, skip: told.skip, chosen: { ...row.chosen, ...storableTexts(told.chosen) } }
        : row
    })
    await tx.memberImport.update({
      where: { id: record.id },
      data: { rows, failure: '' },
      select: { id: true },
    })
    note({ subjectId: record.id, detail: { rows: input.rows.length } })
    return { id: record.id, slug: record.slug }
  },
})

/** An officer says which school a name means, or that its people come without one, for all rows that say it. */
export const settleSchools = command({
  name: 'roster.settleSchools',
  beyond: 'register',
  action: 'group.manage',
  input: schoolsInput,
  record: rosterRecord,
  run: async ({ tx, now, input, record, note }) => {
    const answers = new Map(
      input.schools.flatMap(({ said, school, without }) => {
        const typed = storableText(school)
        if (without) return [[said, { school: '', npsn: '' }] as const]
        return typed && typed !== said ? [[said, { school: typed, npsn: '' }] as const] : []
      }),
    )
    const rows = (await openRows(tx, record.id, now)).map((row) => {
      const answer = answers.get(row.chosen.school ?? row.given.school ?? '')
      return answer && row.note === undefined ? { ...row, chosen: { ...row.chosen, ...answer } } : row
    })
    await tx.memberImport.update({
      where: { id: record.id },
      data: { rows, failure: '' },
      select: { id: true },
    })
    note({ subjectId: record.id, detail: { schools: answers.size } })
    return { id: record.id, slug: record.slug }
  },
})

/** The people of a settled roster. Throws a conflict as long as a row is in doubt, and when nobody is new. */
function peopleOf(rows: Judged[]): Entry[] {
  const { doubtful, refused } = tally(rows)
  const count = doubtful + refused
  if (count) throw new AppError('conflict', { key: 'importUnsettled', values: { count } })
  const people = rows.flatMap(({ state, entry }) =>
    entry && (state === 'new' || state === 'matched') ? [entry] : [],
  )
  if (!people.length) throw new AppError('conflict', { key: 'rosterNothing' })
  return people
}

/** An officer takes a settled roster over: a job writes it down, and its page shows how far it is. */
export const startRoster = command({
  name: 'roster.start',
  beyond: 'register',
  action: 'group.manage',
  input: importInput,
  record: rosterRecord,
  run: async ({ tx, viewer, now, record, note }) => {
    const rows = await openRows(tx, record.id, now)
    const people = peopleOf(judge(rows, await settingOf(tx, viewer, rows, { ...record, now })))
    const data = { startedAt: now, done: 0, total: people.length, failure: '' }
    await tx.memberImport.update({ where: { id: record.id }, data, select: { id: true } })
    const payload = { importId: record.id, personId: viewer.personId }
    await enqueue(tx, 'roster.take', payload, { key: `roster ${record.id}`, attempts: 1 })
    note({ subjectId: record.id, detail: { people: people.length } })
    return { id: record.id, slug: record.slug }
  },
})

/** All people of a roster become members, or none. `told` hears how many are written down, and is not waited for. */
export function takeRoster(told: (done: number) => void) {
  return command({
    name: 'roster.import',
    beyond: 'register',
    action: 'group.manage',
    input: importInput,
    record: rosterRecord,
    run: async ({ tx, viewer, now, record, note }) => {
      await lockGroup(tx, record.groupId)
      // Not held for update: how far it is stands in the same row.
      const fresh = await rosterRecord(tx, viewer, { importId: record.id })
      if (!fresh || fresh.appliedAt) throw new AppError('conflict', { key: 'importApplied' })
      const setting = await settingOf(tx, viewer, fresh.rows, { ...record, now })
      const people = peopleOf(judge(fresh.rows, setting))
      const deed = {
        groupId: record.groupId,
        importId: record.id,
        by: viewer.personId,
        startedOn: today(now),
        now,
      }
      await writePeople(tx, people, deed, told)
      const count = people.length
      const data = { appliedAt: now, rows: [], done: count, total: count, failure: '' }
      await tx.memberImport.update({ where: { id: record.id }, data, select: { id: true } })
      note({ subjectId: record.id, detail: { members: count } })
      return { count }
    },
  })
}

/** Writes down how far a roster is, or why nothing of it was written; outside of its transaction. */
export async function tellRoster(
  importId: string,
  data: { done: number } | { failure: string },
): Promise<void> {
  const failed = 'failure' in data
  await system('register').memberImport.updateMany({
    // What it was at on the way may be told late, behind its failure.
    where: { id: importId, appliedAt: null, ...(!failed && { startedAt: { not: null } }) },
    data: { ...data, ...(failed && { startedAt: null, done: 0 }) },
  })
}

/** An officer throws a roster away that was not taken over. */
export const dropRoster = command({
  name: 'roster.drop',
  beyond: 'register',
  action: 'group.manage',
  input: importInput,
  record: rosterRecord,
  run: async ({ tx, now, record, note }) => {
    await openRows(tx, record.id, now)
    await tx.memberImport.deleteMany({ where: { id: record.id } })
    note({ subjectId: record.id })
    return { slug: record.slug }
  },
})
