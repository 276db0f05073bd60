import 'server-only'
import { randomInt } from 'node:crypto'
import { activityRecord } from '../activities/access'
import { command } from '../core/command'
import type { Database } from '../core/db'
import { env } from '../core/env'
import { AppError, invalidField, notFound } from '../core/errors'
import { lockActivity } from '../objectives/commands'
import { documentRecord } from './access'
import { formatOf, letterNumber } from './letterhead/rules'
import { presentPeople } from './papers/attendance/rules'
import { paperOf, statementOf } from './papers/export'
import { type Gathered, gather } from './papers/queries'
import { writtenOn } from './papers/rules'
import type { Paper, Shown } from './papers/schema'
import { printed, sumOf } from './print/export'
import { type Shelf, shelving } from './print/store'
import { isComplete } from './reports/rules'
import { grouped, lacking, newCode } from './rules'
import { type DocumentKind, issueInput, MOST_AT_ONCE, revokeInput, statementsInput } from './schema'

function newSeal(number: string) {
  const code = newCode(randomInt)
  return { number, code, url: new URL(`/verify/${grouped(code)}`, env().NEXTAUTH_URL).href }
}

/**
 * The next numbers of a group's year, without gaps or duplicates: whoever takes some holds the counter's row
 * until the transaction is over, and whatever fails gives them back. Answers the first.
 */
async function takeNumbers(tx: Database, groupId: string, year: number, count: number): Promise<number> {
  const [row] = await tx.$queryRaw<{ last: number }[]>`insert into letter_counter (group_id, year, last)
    values (${groupId}::uuid, ${year}::smallint, ${count}::int)
    on conflict (group_id, year) do update set last = letter_counter.last + excluded.last returning last`
  if (!row) throw new Error('no number was given')
  return row.last - count + 1
}

function assertReady(found: Gathered, kind: DocumentKind) {
  const present = presentPeople(found).length
  const fault = lacking(kind, { state: found.state, reported: isComplete(found.report), present })
  if (fault) throw new AppError('conflict', { key: fault })
}

function shownOf({ title, startsAt, endsAt, jp, group }: Gathered): Omit<Shown, 'name'> {
  const at = { startsAt: startsAt?.toISOString() ?? '', endsAt: endsAt?.toISOString() ?? '' }
  return { group: group.name, title, ...at, zone: group.zone, jp }
}

type Issued = { paper: Paper; serial: number | null; number: string; personId: string | null; shown: Shown }

/** Prints papers and makes their rows: from now on they stand as they are. */
async function put(
  tx: Database,
  shelf: Shelf,
  found: Gathered,
  issued: Issued[],
  by: { viewerId: string; now: Date; on: Date },
) {
  const rows = []
  const files = new Map<string, Uint8Array>()
  for (const { paper, serial, number, personId, shown } of issued) {
    const seal = newSeal(number)
    const title = `${paper.name} ${number}`
    const bytes = await printed(title, [{ paper, seal }], by.now)
    files.set(seal.code, bytes)
    rows.push({
      groupId: found.groupId,
      activityId: found.id,
      kind: paper.kind,
      personId,
      serial,
      year: serial === null ? null : by.on.getUTCFullYear(),
      number,
      code: seal.code,
      content: { title, paper, seal },
      shown,
      ...sumOf(bytes),
      issuedOn: by.on,
      issuedAt: by.now,
      issuedById: by.viewerId,
    })
  }
  const made = await tx.document.createManyAndReturn({ data: rows, select: { id: true, code: true } })
  await Promise.all(made.map(({ id, code }) => shelf.keep(id, files.get(code) ?? new Uint8Array())))
  return made
}

function numberer(found: Gathered, on: Date) {
  const { letterhead } = found.group
  const code = letterhead?.code ?? ''
  const day = on.toISOString().slice(0, 10)
  return (serial: number) => letterNumber(formatOf(letterhead), { serial, code, on: day })
}

function issuing(shelf: Shelf) {
  return command({
    name: 'document.issue',
    action: 'activity.manage',
    input: issueInput,
    record: activityRecord,
    run: async ({ tx, viewer, now, input, record, note }) => {
      const { kind, to, note: words } = input
      await shelf.clear()
      await lockActivity(tx, record.id)
      const found = await gather(tx, viewer, record.id, now)
      if (!found) throw notFound()
      assertReady(found, kind)
      if (found.documents.some((one) => one.kind === kind))
        throw new AppError('conflict', { key: 'alreadyIssued' })
      const today = writtenOn(record.group.zone, now)
      // A letter that the group numbered by hand keeps that number and takes none of the series.
      const outside = kind === 'invitation' && found.letterNumber !== ''
      const on = outside ? (found.letterOn ?? today) : today
      const serial = outside ? null : await takeNumbers(tx, record.groupId, on.getUTCFullYear(), 1)
      const number = serial === null ? found.letterNumber : numberer(found, on)(serial)
      const paper = paperOf(kind, found, on, { to, note: words })
      const shown = { ...shownOf(found), name: null }
      const by = { viewerId: viewer.personId, now, on }
      const [made] = await put(tx, shelf, found, [{ paper, serial, number, personId: null, shown }], by)
      note({ subjectId: record.id, detail: { documentId: made?.id, kind } })
      return { id: made?.id ?? '' }
    },
  })
}

type Issue = Parameters<ReturnType<typeof issuing>>

/** An officer issues a document of an activity: numbered, printed and kept as it is. Answers its id. */
export function issueDocument(...[context, raw]: Issue) {
  return shelving((shelf) => issuing(shelf)(context, raw))
}

function stating(shelf: Shelf) {
  return command({
    name: 'document.state',
    action: 'activity.manage',
    input: statementsInput,
    record: activityRecord,
    run: async ({ tx, viewer, now, input: { personId }, record, note }) => {
      await shelf.clear()
      await lockActivity(tx, record.id)
      const found = await gather(tx, viewer, record.id, now)
      if (!found) throw notFound()
      assertReady(found, 'statement')
      const have = new Set(found.documents.map((one) => one.personId))
      const present = presentPeople(found)
      if (personId && !present.some((one) => one.personId === personId))
        throw invalidField('personId', 'notAmongPresent')
      const wanted = present.filter(
        (one) => !have.has(one.personId) && (!personId || one.personId === personId),
      )
      const people = wanted.slice(0, MOST_AT_ONCE)
      if (!people.length) throw new AppError('conflict', { key: 'alreadyIssued' })
      const on = writtenOn(record.group.zone, now)
      const first = await takeNumbers(tx, record.groupId, on.getUTCFullYear(), people.length)
      const numbered = numberer(found, on)
      const issued = people.map((one, i) => {
        const paper = statementOf(found, on, one)
        const shown = { ...shownOf(found), jp: paper.jp, name: one.name }
        return { paper, serial: first + i, number: numbered(first + i), personId: one.personId, shown }
      })
      const made = await put(tx, shelf, found, issued, { viewerId: viewer.personId, now, on })
      note({ subjectId: record.id, detail: { kind: 'statement', count: made.length, first } })
      return { count: made.length }
    },
  })
}

type State = Parameters<ReturnType<typeof stating>>

/** An officer issues the statement of one person who attended, or of all who have none yet. Answers how many. */
export function issueStatements(...[context, raw]: State) {
  return shelving((shelf) => stating(shelf)(context, raw))
}

/** An officer revokes a document: its number stays used, and the public check says so. */
export const revokeDocument = command({
  name: 'document.revoke',
  action: 'document.manage',
  input: revokeInput,
  record: documentRecord,
  run: async ({ tx, viewer, now, input, record, note }) => {
    const data = { revokedAt: now, revokedById: viewer.personId, revokedReason: input.reason }
    const { count } = await tx.document.updateMany({ where: { id: record.id, revokedAt: null }, data })
    if (!count) throw new AppError('conflict', { key: 'alreadyRevoked' })
    note({ subjectId: record.activityId, detail: { documentId: record.id } })
    return { slug: record.group.slug, activityId: record.activityId }
  },
})
