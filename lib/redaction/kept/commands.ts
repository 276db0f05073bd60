import 'server-only'
import type { Database } from '../../core/db'
import { blankedJson, likesOf, patternOf, type Sought } from '../rules'

/** So many words in records of one kind; `subjectId` where they are about one thing. */
export type Sum = { place: string; subjectId: string | null; count: number }

/** Answers of forms are kept for a while by person; those of the group's people are blanked as well. */
async function inAnswers(tx: Database, groupId: string, sought: Sought): Promise<number> {
  const rows = await tx.$queryRaw<{ person_id: string; key: string; result: unknown }[]>`
    select person_id, key, result from sent_form
    where person_id in (select person_id from membership where group_id = ${groupId}::uuid)
      and result::text ilike any (${likesOf(sought)}::text[])`
  let sum = 0
  for (const { person_id: personId, key, result } of rows) {
    const { value, count } = blankedJson(result, patternOf(sought))
    sum += count
    if (count)
      await tx.$executeRaw`update sent_form set result = ${JSON.stringify(value)}::jsonb
        where person_id = ${personId}::uuid and key = ${key}::uuid`
  }
  return sum
}

type Kept = { rows: { group_id?: string }[] }

/** Rows that two accounts had twice lie in the record of their merging, and would come back with a parting. */
async function inMergings(tx: Database, groupId: string, sought: Sought): Promise<number> {
  const found = await tx.$queryRaw<{ id: string; aside: Kept[] }[]>`
    select id, rows -> 'aside' as aside from person_merge
    where rows::text like ${`%${groupId}%`} and rows::text ilike any (${likesOf(sought)}::text[]) for update`
  let sum = 0
  for (const { id, aside } of found) {
    let here = 0
    const blank = (row: Kept['rows'][number]) => {
      if (row.group_id !== groupId) return row
      const { value, count } = blankedJson(row, patternOf(sought))
      here += count
      return value
    }
    const done = aside.map((one) => ({ ...one, rows: one.rows.map(blank) }))
    sum += here
    if (here)
      await tx.$executeRaw`update person_merge set rows = jsonb_set(rows, '{aside}', ${JSON.stringify(done)}::jsonb)
        where id = ${id}::uuid`
  }
  return sum
}

/** Blanks words of a group in what is kept of it outside of its own records. Answers how many, by kind. */
export async function blankKept(tx: Database, groupId: string, sought: Sought): Promise<Sum[]> {
  const sums = [
    { place: 'sent_form', count: await inAnswers(tx, groupId, sought) },
    { place: 'person_merge', count: await inMergings(tx, groupId, sought) },
  ]
  return sums.filter((one) => one.count > 0).map((one) => ({ ...one, subjectId: null }))
}
