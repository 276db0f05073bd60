import 'server-only'
import type { Database } from '../../core/db'
import { Prisma } from '../../core/generated/client'
import { enqueue } from '../../jobs/queue'

/** Which entries are to be brought in line with their sources. */
export type Of =
  | { materialId: string }
  | { adoptionId: string }
  | { activityId: string }
  | { problemId: string }
  | { groupId: string }

const none = Prisma.sql`false`

/** Narrows a source to the records asked for; a source that cannot hold them gives none. */
function narrowed(of: Of | null, columns: Partial<Record<string, Prisma.Sql>>): Prisma.Sql {
  if (!of) return Prisma.sql`true`
  const [name, id] = Object.entries(of)[0] as [string, string]
  return columns[name] ? Prisma.sql`${columns[name]} = ${id}::uuid` : none
}

/**
 * Every entry that the library should hold, out of the records themselves. No name of a person, and nothing of a
 * problem for officers, ever comes in; texts are read from here alone.
 */
function sources(of: Of | null): Prisma.Sql {
  const group = (alias: string) => Prisma.raw(`${alias}.group_id`)
  const material = narrowed(of, {
    materialId: Prisma.sql`m.id`,
    activityId: Prisma.sql`m.activity_id`,
    groupId: group('m'),
  })
  const adoption = narrowed(of, {
    adoptionId: Prisma.sql`u.id`,
    activityId: Prisma.sql`u.activity_id`,
    groupId: group('u'),
  })
  const problem = narrowed(of, { problemId: Prisma.sql`p.id`, groupId: group('p') })
  return Prisma.sql`
    select m.id, m.group_id, 'material'::library_kind as kind, m.id as material_id, null::uuid as problem_id,
      null::uuid as adoption_id, null::uuid as school_id, m.added_by_id as owner_id, m.title,
      concat_ws(E'\n', a.title, a.description) as body, m.grade, m.subject, a.objective
    from material m join activity a on a.id = m.activity_id
    where m.published_at is not null and ${material}
    union all
    select p.id, p.group_id, 'problem', null, p.id, null, p.school_id, p.reporter_id, left(p.situation, 160),
      concat_ws(E'\n', p.situation, nullif(p.tried, ''), (select string_agg(e.text, E'\n' order by e.id)
        from problem_event e where e.problem_id = p.id and e.group_id = p.group_id and e.kind in ('help', 'contact', 'closed') and e.text <> '')),
      p.grade, p.subject, p.objective
    from problem p
    where p.state = 'closed' and p.outcome = 'solved' and p.visibility = 'group' and ${problem}
    union all
    select t.id, t.group_id, 'trial', null, p.id, null, p.school_id, t.person_id, left(t.tried, 160),
      concat_ws(E'\n', t.tried, nullif(t.happened, ''), p.situation), t.grade, p.subject, p.objective
    from trial t join problem p on p.id = t.problem_id and p.group_id = t.group_id
    where t.withdrawn_at is null and p.visibility = 'group' and p.state <> 'draft' and ${problem}
    union all
    select u.id, u.group_id, 'trial', null, null, u.id, null, u.person_id, left(u.happened, 160),
      concat_ws(E'\n', u.happened, u.reflection, a.title), u.grade, u.subject, a.objective
    from adoption u join activity a on a.id = u.activity_id
    where u.used_at is not null and ${adoption}`
}

/** The entries there now that belong to what is asked for. An entry has the key of its source. */
function there(of: Of | null): Prisma.Sql {
  if (of && 'activityId' in of)
    return Prisma.sql`e.id in (select id from material where activity_id = ${of.activityId}::uuid
      union all select id from adoption where activity_id = ${of.activityId}::uuid)`
  return narrowed(of, {
    materialId: Prisma.sql`e.material_id`,
    adoptionId: Prisma.sql`e.adoption_id`,
    problemId: Prisma.sql`e.problem_id`,
    groupId: Prisma.sql`e.group_id`,
  })
}

const document = Prisma.sql`setweight(to_tsvector('indonesian', s.title), 'A')
  || setweight(to_tsvector('indonesian', concat_ws(' ', s.subject, s.grade)), 'B')
  || setweight(to_tsvector('indonesian', s.body), 'D')`

async function bring(tx: Database, of: Of | null) {
  const gone = await tx.$executeRaw`with source as (${sources(of)})
    delete from library_entry e where ${there(of)} and not exists (select 1 from source s where s.id = e.id)`
  // How far an entry is shared is its owner's word, and stays when its text changes.
  const changed = await tx.$executeRaw`with source as (${sources(of)})
    insert into library_entry as e (id, group_id, kind, material_id, problem_id, adoption_id, school_id, owner_id,
      title, body, grade, phase, subject, objective, region_code, document)
    select s.id, s.group_id, s.kind, s.material_id, s.problem_id, s.adoption_id, s.school_id, s.owner_id,
      s.title, s.body, s.grade, library_phase(s.grade), s.subject, s.objective, g.region_code, ${document}
    from source s join "group" g on g.id = s.group_id
    on conflict (id) do update set school_id = excluded.school_id, owner_id = excluded.owner_id,
      title = excluded.title, body = excluded.body, grade = excluded.grade, phase = excluded.phase,
      subject = excluded.subject, objective = excluded.objective, document = excluded.document
    where (e.school_id, e.owner_id, e.title, e.body, e.grade, e.subject, e.objective) is distinct from
      (excluded.school_id, excluded.owner_id, excluded.title, excluded.body, excluded.grade, excluded.subject,
      excluded.objective)`
  if (changed) await learn(tx, of)
  return { gone, changed }
}

/** Learns the words of these entries. In one order, so that two who learn at once do not wait for each other in a ring. */
function learn(tx: Database, of: Of | null) {
  return tx.$executeRaw`insert into library_word (word, stem)
    select w, coalesce((tsvector_to_array(to_tsvector('indonesian', w)))[1], w) from (
      select distinct unnest(tsvector_to_array(to_tsvector('simple', concat_ws(' ', e.title, e.subject, e.body)))) as w
      from library_entry e where ${there(of)}) words
    where w ~ '^[[:alpha:]]{3,30}$' order by w on conflict do nothing`
}

/** Brings the library in line with what changed, in the transaction of the change. Words nobody uses any more follow. */
export async function indexEntries(tx: Database, of: Of): Promise<void> {
  const [{ had } = { had: false }] = await tx.$queryRaw<{ had: boolean }[]>`
    select exists (select 1 from library_entry e where ${there(of)}) as had`
  const { gone, changed } = await bring(tx, of)
  if (gone || (had && changed)) await cleanWords(tx)
}

/** Leaves the job that forgets words without an entry; one for each change, so that two changes never wait for each other. */
export function cleanWords(tx: Database): Promise<void> {
  return enqueue(tx, 'library.clean', {})
}

/** Makes the whole library anew out of its sources; what is shared further stays so. */
export async function rebuildLibrary(tx: Database): Promise<void> {
  await bring(tx, null)
  await tx.libraryDoubt.deleteMany()
  await tx.$executeRaw`delete from library_word where stem not in (
    select word from ts_stat('select document from library_entry'))`
}

/**
 * Forgets words that stand in no entry any more, among those that left one. Who is at the same at this moment is not
 * waited for; a word of a hundred thousand entries costs as much as a rare one.
 */
export async function forgetWords(tx: Database): Promise<void> {
  await tx.$executeRaw`with doubted as (
      delete from library_doubt where id in (select id from library_doubt for update skip locked) returning stem),
    gone as (select stem from (select distinct stem from doubted) d where not exists (
      select 1 from library_entry e where e.document @@ ('''' || replace(replace(d.stem, '\\', '\\\\'), '''', '''''') || '''')::tsquery))
    delete from library_word where stem in (select stem from gone)`
}
