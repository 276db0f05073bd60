import { system } from '../../../lib/core/db'
import { vacuum } from '../../vacuum'

export const PEOPLE = 100_000
const SCHOOLS = 5_000
const GROUPS = 2_000

const first =
  'Siti,Sri,Dewi,Nur,Made,Ketut,Wayan,Agus,Budi,Slamet,Hasan,Maria,Yohana,Ratna,Wulandari,Puspitasari,Zulkifli,Endang,Rahmat,Fitri,Andi,Teguh,Indah,Yuliana,Bambang,Hendra,Lestari,Kusuma,Rini,Joko'.split(
    ',',
  )
const last =
  'Hidayat,Wulandari,Suardika,Hartono,Rahmawati,Setiawan,Kbarek,Handayani,Nugroho,Prasetyo,Susanti,Wijaya,Saputra,Utami,Kurniawan,Permata,Anggraini,Gunawan,Maulana,Siregar,Simanjuntak,Tanjung,Wibowo,Purnama,Astuti,Mulyani,Syahputra,Ramadhan,Pratiwi,Wahyudi'.split(
    ',',
  )

const array = (words: string[]) => `array[${words.map((one) => `'${one}'`).join(',')}]`
/** One of a list, the same for the same number. */
const pick = (words: string[], step: number) =>
  `(${array(words)})[1 + (n * ${step} + n / ${words.length * step}) % ${words.length}]`

const statements = [
  `create temporary table r on commit drop as
   select code, row_number() over (order by code) as at from region where level = 3`,
  `insert into school (id, npsn, name, region_code)
   select gen_random_uuid(), lpad((30000000 + n)::text, 8, '0'),
     (array['SDN','SD Negeri','SMPN','SD Bhayangkari'])[1 + n % 4] || ' ' || n || ' ' || ${pick(last, 7)},
     r.code from generate_series(1, ${SCHOOLS}) n join r on r.at = 1 + n % 300`,
  `create temporary table s on commit drop as select id, row_number() over (order by id) as at from school`,
  `insert into person (id, name, email, nip, password_hash, school_id)
   select gen_random_uuid(), ${pick(first, 11)} || ' ' || ${pick(last, 13)} || case when n % 3 = 0 then ' ' || ${pick(first, 17)} else '' end || ', S.Pd.',
     case when n % 2 = 0 then 'guru.' || n || '@contoh.example' when n = 77 then 'guru.77@contoh.example' end,
     case when n % 3 = 0 then (100000000000000000 + n)::text end, case when n % 2 = 0 then 'x' end, s.id
   from generate_series(1, ${PEOPLE}) n join s on s.at = 1 + n % ${SCHOOLS}`,
  `insert into "group" (id, slug, kind, name, region_code, zone)
   select gen_random_uuid(), 'ukur-' || n, 'kkg', 'KKG Gugus ' || ${pick(last, 3)} || ' ' || n,
     r.code, 'Asia/Jakarta' from generate_series(1, ${GROUPS}) n join r on r.at = 1 + n % 300`,
  `insert into membership (id, group_id, person_id, started_on)
   select gen_random_uuid(), g.id, p.id, date '2024-07-01' from
     (select id, row_number() over (order by id) as n from person where email like '%@contoh.example' or nip like '1%') p
     join (select id, row_number() over (order by id) as n from "group" where slug like 'ukur-%') g on g.n = 1 + p.n % ${GROUPS}`,
  `insert into supervisor_assignment (id, person_id, school_id, started_on)
   select gen_random_uuid(), p.id, s.id, date '2024-07-01' from
     (select id, row_number() over (order by id) as n from person where nip like '1%' limit 400) p
     join s on s.at % 400 = p.n % 400`,
]

/** A hundred thousand invented people with schools, groups and supervisors, written as rows. */
export async function fillPeople() {
  await system('job').$transaction(
    async (tx) => {
      for (const text of statements) await tx.$executeRawUnsafe(text)
    },
    { timeout: 300_000, maxWait: 10_000 },
  )
  await vacuum('person', 'school', 'membership', '"group"', 'supervisor_assignment')
  const some = await system('job').person.findFirstOrThrow({
    where: { nip: { startsWith: '1' }, schoolId: { not: null } },
    select: { nip: true, schoolId: true },
  })
  return { nip: some.nip ?? '', schoolId: some.schoolId ?? '', slug: 'ukur-7' }
}
