import 'server-only'
import { can, type Facts } from '../../access/can'
import type { Viewer } from '../../access/viewer'
import { type Database, system } from '../../core/db'
import { id } from '../../core/input'
import { today } from '../../core/time'
import { pageOfRows, type RowsAsked } from '../../forms/rows'
import { readEmail, readNip, readNpsn, readNuptk } from '../../people/identifiers/rules'
import { schoolKey } from '../../people/schools/rules'
import { rosterRecord } from './access'
import { type KnownSchool, npsnSaid } from './places/rules'
import { judge, type Known, type Setting, tally, unknownSchools } from './rules'
import { isStalled, type Row, type RowField } from './schema'

const MOST_SCHOOLS = 20

function said(rows: Row[], read: (text: (field: RowField) => string) => string | null | undefined): string[] {
  const all = rows.flatMap(
    (row) => (row.note === undefined && read((field) => row.chosen[field] ?? row.given[field] ?? '')) || [],
  )
  return [...new Set(all)]
}

/** The schools that rows may mean: by number everywhere, by name in the group's province. */
async function schoolsSaid(tx: Database, rows: Row[], regionCode: string): Promise<KnownSchool[]> {
  const numbers = said(rows, (text) =>
    npsnSaid({ school: text('school'), npsn: readNpsn(text('npsn')).value ?? null }),
  )
  const keys = said(rows, (text) => schoolKey(text('school')))
  if (!numbers.length && !keys.length) return []
  const province = `${regionCode.slice(0, 2)}%`
  // As in schoolKey().
  return tx.$queryRaw<KnownSchool[]>`
    select id::text, npsn, name, region_code as "regionCode" from school where npsn = any(${numbers}::text[])
    union
    select id::text, npsn, name, region_code from school where region_code like ${province}
      and regexp_replace(
        regexp_replace(lower(name), '\\m(sd|smp|sma|smk|tk|slb|mi|mts|ma) negeri\\M', '\\1n', 'g'),
        '[^a-z0-9]+', '', 'g') = any(${keys}::text[])`
}

type Scene = { groupId: string; facts: Facts; now: Date }

/** Who rows may be: by number or address, at the same school, or of the group. */
async function peopleSaid(tx: Database, viewer: Viewer, rows: Row[], schools: KnownSchool[], scene: Scene) {
  const nips = said(rows, (text) => readNip(text('nip')).value)
  const nuptks = said(rows, (text) => readNuptk(text('nuptk')).value)
  const emails = said(rows, (text) => readEmail(text('email')).value)
  const places = schools.map((one) => one.id)
  const all = can(viewer, 'administration.manage', scene.facts)
  const found = await tx.$queryRaw<(Omit<Known, 'inSight'> & { known: boolean })[]>`
    with recursive former(email, id) as (
      select email, person_id from person_merge where email = any(${emails}::text[]) and parted_at is null
      union select f.email, p.merged_into_id from former f join person p using (id) where p.merged_into_id is not null
    ), wanted as (
      select id from person where nip = any(${nips}::text[])
      union select id from person where nuptk = any(${nuptks}::text[])
      union select id from person where email = any(${emails}::text[])
      union select id from former
      union select id from person where school_id = any(${places}::uuid[])
      union select person_id from membership where group_id = ${scene.groupId}::uuid
    ), held as (
      select person_id, bool_or(ended_on is null or ended_on >= ${today(scene.now)}::date) as member
      from membership where group_id = ${scene.groupId}::uuid group by person_id
    )
    select p.id::text, p.name, p.nip, p.nuptk, p.email,
      array(select f.email from former f where f.id = p.id) as formerly, p.school_id::text as "schoolId", s.name as "schoolName",
      coalesce(h.member, false) as member, h.person_id is not null as known
    from wanted join person p using (id)
      left join held h on h.person_id = p.id left join school s on s.id = p.school_id
    where p.merged_into_id is null and p.closed_at is null
    order by p.id`
  return found.map(({ known, ...one }) => ({ ...one, inSight: all || known }))
}

/** What is known beside a roster's rows. */
export async function settingOf(tx: Database, viewer: Viewer, rows: Row[], scene: Scene): Promise<Setting> {
  const schools = await schoolsSaid(tx, rows, scene.facts.regionCode)
  const people = await peopleSaid(tx, viewer, rows, schools, scene)
  return { people, schools, regionCode: scene.facts.regionCode }
}

/** A page of a roster: what becomes of each row, those that need a person first; null when it is not this viewer's. */
export async function readRoster(viewer: Viewer, importId: string, asked: RowsAsked, now: Date) {
  if (!id.safeParse(importId).success) return null
  const found = await rosterRecord(system('register'), viewer, { importId })
  if (!found) return null
  const { rows: kept, group: _, facts, ...plain } = found
  const still = found.startedAt && !found.appliedAt && !isStalled(found.startedAt, now)
  const looked = !(found.appliedAt || still)
  const rows = looked
    ? judge(kept, await settingOf(system('register'), viewer, kept, { groupId: found.groupId, facts, now }))
    : []
  const { page, ...shown } = pageOfRows(rows, asked)
  return {
    ...plain,
    state: found.appliedAt ? ('applied' as const) : still ? ('running' as const) : ('open' as const),
    ...shown,
    counts: tally(rows),
    page: page.map(({ entry: _entry, ...row }) => row),
    schools: unknownSchools(rows).slice(0, MOST_SCHOOLS),
  }
}
