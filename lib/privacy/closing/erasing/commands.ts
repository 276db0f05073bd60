import 'server-only'
import type { Database } from '../../../core/db'
import { enqueue } from '../../../jobs/queue'
import { bareName } from '../../../people/names/rules'
import { blankForClosing } from '../../../redaction/commands'
import { blanked, patternOf } from '../../../redaction/rules'
import { columnsIn, register } from '../../register/rules'
import { GONE, NOBODY, soughtOf } from '../rules'

type Person = { id: string; name: string; email: string | null; nip: string | null; nuptk: string | null }

/** Rows that go, and texts that are emptied, as the register says. Names of tables come from it alone. */
async function byRegister(tx: Database, personId: string) {
  for (const [table, { closing, own, empties }] of Object.entries(register)) {
    if (closing === 'goes' && own)
      await tx.$executeRawUnsafe(`delete from "${table}" where "${own}" = $1::uuid`, personId)
    // An excuse has a reason: that there was one stays.
    const emptied = columnsIn(empties).map(
      (one) => `"${one}" = case "${one}" when '' then '' else '${GONE}' end`,
    )
    if (emptied.length && own)
      await tx.$executeRawUnsafe(
        `update "${table}" set ${emptied.join(', ')} where "${own}" = $1::uuid`,
        personId,
      )
  }
}

/** Drafts were never anybody else's: they go with their files. Answers the files. */
async function dropDrafts(tx: Database, personId: string): Promise<string[]> {
  const draft = { reporterId: personId, state: 'draft' as const }
  const files = await tx.problemFile.findMany({ where: { problem: draft }, select: { fileId: true } })
  const ids = files.map((one) => one.fileId)
  await tx.problemFile.deleteMany({ where: { fileId: { in: ids } } })
  await tx.file.deleteMany({ where: { id: { in: ids } } })
  await tx.problem.deleteMany({ where: draft })
  return ids
}

/** The groups in whose texts a person can be named: where they were, are, supervised, or had a hand in something. */
async function groupsOf(tx: Database, personId: string): Promise<string[]> {
  // What an account was named in that merged with this one moved here; its name may be written otherwise.
  const rows = await tx.$queryRaw<{ id: string }[]>`
    with one as (select id, merged_into_id from person where id = ${personId}::uuid),
      mine as (select id from one union select merged_into_id from one where merged_into_id is not null)
    select group_id as id from membership where person_id in (select id from mine)
    union select group_id from officer_term where person_id in (select id from mine)
    union select group_id from supervisor_assignment where person_id in (select id from mine) and group_id is not null
    union select group_id from supervision_note where person_id in (select id from mine)
    union select group_id from problem_event where person_id in (select id from mine)
    union select group_id from document where person_id in (select id from mine)
    order by 1`
  return rows.map((row) => row.id)
}

async function hasNamesake(tx: Database, groupId: string, person: Person): Promise<boolean> {
  const others = await tx.person.findMany({
    where: { memberships: { some: { groupId } }, id: { not: person.id }, closedAt: null },
    select: { name: true },
  })
  return others.some((one) => bareName(one.name) === bareName(person.name))
}

/** Who signed a programme stands there by name, past the texts that an officer can blank. */
async function blankSignatures(tx: Database, groupId: string, phrases: string[]) {
  const rows = await tx.programmeSignature.findMany({ where: { groupId } })
  const pattern = patternOf({ phrases, inside: false })
  for (const { programmeId, position, name } of rows) {
    const done = blanked(name, pattern)
    const where = { programmeId_position: { programmeId, position } }
    if (done.count) await tx.programmeSignature.update({ where, data: { name: done.text } })
  }
}

/** Blanks the name, address and numbers of a person in the texts of all their groups. Answers the papers that changed. */
async function blankEverywhere(tx: Database, person: Person, now: Date): Promise<string[]> {
  const papers: string[] = []
  for (const groupId of await groupsOf(tx, person.id)) {
    const { anywhere, alone } = soughtOf(person, await hasNamesake(tx, groupId, person))
    if (anywhere.length)
      papers.push(...(await blankForClosing(tx, groupId, { phrases: anywhere, inside: false }, now)))
    if (alone.length)
      papers.push(
        ...(await blankForClosing(tx, groupId, { phrases: alone, inside: false, whole: true }, now)),
      )
    if (anywhere.length + alone.length) await blankSignatures(tx, groupId, [...anywhere, ...alone])
  }
  return papers
}

/** Makes a person nobody: what is only theirs goes, the rest stays under a key that leads to no name. */
export async function erasePerson(tx: Database, person: Person, now: Date): Promise<void> {
  const { id: personId } = person
  const merged = await tx.person.findMany({
    where: { mergedIntoId: personId, closedAt: null },
    select: { id: true, name: true, email: true, nip: true, nuptk: true },
  })
  for (const one of merged) await erasePerson(tx, one, now)
  const files = await dropDrafts(tx, personId)
  const papers = await blankEverywhere(tx, person, now)
  await byRegister(tx, personId)
  if (person.email) await tx.joinInvitation.deleteMany({ where: { email: person.email } })
  await tx.consent.updateMany({ where: { personId, withdrawnAt: null }, data: { withdrawnAt: now } })
  const nobody = { email: null, passwordHash: null, nip: null, nuptk: null, schoolId: null }
  const data = {
    ...nobody,
    name: NOBODY,
    isAdministrator: false,
    closedAt: now,
    version: { increment: 1 },
  }
  await tx.person.update({ where: { id: personId }, data, select: { id: true } })
  const gone = [...files, ...new Set(papers)]
  if (gone.length) await enqueue(tx, 'redaction.discard', { papers: gone })
}
