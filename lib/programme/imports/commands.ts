import 'server-only'
import { createHash } from 'node:crypto'
import { command } from '../../core/command'
import { AppError, invalidField } from '../../core/errors'
import { keptSince } from '../../core/retention'
import { dateValue } from '../../core/time'
import { readSheet, storableRow, storableTexts } from '../../files/sheets'
import { withSent } from '../../files/transfers/commands'
import { groupRecord } from '../../groups/access'
import { recountItem } from '../../objectives/commands'
import { chargeable } from '../charge/queries'
import { chargeOf } from '../charge/rules'
import { assertRoom, openProgramme, writeChange } from '../commands'
import { MOST_ITEMS, SHEET_MEGABYTES } from '../schema'
import { importRecord } from './access'
import { thereAlready } from './queries'
import { judge, tally } from './rules'
import { applyInput, correctInput, dropInput, type Row, uploadInput } from './schema'
import { rowsOfSheet } from './table/rules'

/** Rows that are read: those of the activities and as many between, above and below them. */
const MOST_ROWS = MOST_ITEMS + 100
function keeping(sheet: { rows: Row[]; name: string; sha256: string }) {
  return command({
    name: 'programme.upload',
    action: 'programme.manage',
    input: uploadInput,
    record: (tx, viewer, input) => groupRecord(tx, viewer, { id: input.groupId }),
    run: async ({ tx, viewer, now, input, note }) => {
      const old = { groupId: input.groupId, appliedAt: null }
      const lt = keptSince('rosters', now)
      await tx.programmeImport.deleteMany({ where: { ...old, createdAt: { lt } } })
      const same = { ...input, sha256: sheet.sha256, appliedAt: { not: null } }
      const again = await tx.programmeImport.count({ where: same })
      const data = { ...input, ...sheet, createdById: viewer.personId, createdAt: now }
      const { id } = await tx.programmeImport.create({ data, select: { id: true } })
      note({ subjectId: id, detail: { rows: sheet.rows.length } })
      return { id, again: again > 0 }
    },
  })
}

type Keep = Parameters<ReturnType<typeof keeping>>

/** An officer hands in a year's programme as XLSX or CSV. Nothing enters the programme before it was looked through. */
export function uploadSheet(context: Keep[0], { file, ...raw }: Keep[1] & { file: unknown }) {
  return withSent('file', context, [file], ([sent]) => keepSheet(context, raw, sent))
}

async function keepSheet(context: Keep[0], raw: Keep[1], file: unknown) {
  const {
    rows: cells,
    total,
    bytes,
    name,
  } = await readSheet('file', file, {
    rows: MOST_ROWS,
    megabytes: SHEET_MEGABYTES,
  })
  if (total > MOST_ROWS) throw invalidField('file', 'sheetTooLong', { rows: total, max: MOST_ITEMS })
  const rows = rowsOfSheet(cells)
  if (!rows) throw invalidField('file', 'sheetHeads')
  const activities = rows.filter((row) => row.note === undefined).length
  if (!activities) throw invalidField('file', 'sheetNothing')
  if (activities > MOST_ITEMS)
    throw invalidField('file', 'sheetTooLong', { rows: activities, max: MOST_ITEMS })
  const sha256 = createHash('sha256').update(bytes).digest('hex')
  return keeping({ rows: rows.map(storableRow), name, sha256 })(context, raw)
}

/** An officer mends rows in place or leaves them out. What was typed stays, also when it is still in doubt. */
export const correctRows = command({
  name: 'programme.correctRows',
  action: 'programme.manage',
  input: correctInput,
  record: importRecord,
  run: async ({ tx, input, record, note }) => {
    await tx.$queryRaw`select 1 from programme_import where id = ${record.id}::uuid for update`
    const now = await tx.programmeImport.findUniqueOrThrow({
      where: { id: record.id },
      select: { rows: true, appliedAt: true },
    })
    if (now.appliedAt) throw new AppError('conflict', { key: 'importApplied' })
    const said = new Map(input.rows.map((one) => [one.row, one]))
    const rows = (now.rows as Row[]).map((row) => {
      const told = row.note === undefined ? said.get(row.row) : undefined
      return told
        ? { ...row, skip: told.skip, chosen: { ...row.chosen, ...storableTexts(told.chosen) } }
        : row
    })
    await tx.programmeImport.update({ where: { id: record.id }, data: { rows }, select: { id: true } })
    note({ subjectId: record.id, detail: { rows: input.rows.length } })
    return { id: record.id, slug: record.slug }
  },
})

/** All new rows enter the programme, or none: as long as one is in doubt nothing does. */
export const applyImport = command({
  name: 'programme.import',
  action: 'programme.manage',
  input: applyInput,
  record: importRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const { groupId, schoolYear } = record
    const programme = await openProgramme(tx, groupId, schoolYear)
    await tx.$queryRaw`select 1 from programme_import where id = ${record.id}::uuid for update`
    const fresh = await importRecord(tx, viewer, { importId: record.id })
    if (!fresh || fresh.appliedAt) throw new AppError('conflict', { key: 'importApplied' })
    const rows = judge(fresh.rows, { schoolYear, there: await thereAlready(tx, groupId, schoolYear) })
    const { doubtful, refused } = tally(rows)
    if (doubtful + refused)
      throw new AppError('conflict', { key: 'importUnsettled', values: { count: doubtful + refused } })
    const items = rows.flatMap((row) => (row.state === 'new' && row.item ? [row.item] : []))
    if (!items.length) throw new AppError('conflict', { key: 'importNothing' })
    assertRoom(programme, items.length)
    const members = await chargeable(tx, groupId, now)
    const data = items.map(({ month, inCharge, ...plain }) => ({
      ...plain,
      ...chargeOf(inCharge, members),
      groupId,
      programmeId: programme.id,
      month: dateValue(`${month}-01`),
    }))
    for (const { title } of items)
      await writeChange(tx, programme, viewer, now, { kind: 'added', title, why: input.why })
    const made = await tx.programmeItem.createManyAndReturn({ data, select: { id: true, groupId: true } })
    if (programme.adoptedAt) for (const item of made) await recountItem(tx, item)
    const done = { appliedAt: now, rows: [] }
    await tx.programmeImport.update({ where: { id: record.id }, data: done, select: { id: true } })
    note({ subjectId: programme.id, detail: { items: made.length } })
    return { slug: record.slug, schoolYear, count: made.length }
  },
})

/** An officer throws an import away that was not taken over. */
export const dropImport = command({
  name: 'programme.dropImport',
  action: 'programme.manage',
  input: dropInput,
  record: importRecord,
  run: async ({ tx, record, note }) => {
    const { count } = await tx.programmeImport.deleteMany({ where: { id: record.id, appliedAt: null } })
    if (!count) throw new AppError('conflict', { key: 'importApplied' })
    note({ subjectId: record.id })
    return { slug: record.slug, schoolYear: record.schoolYear }
  },
})
