import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { runNode } from '../../build'

export const ENTRIES = 100_000
const GROUPS = 2_000
const MANY = 100

// What teachers write of, in the frequency of lists: the first words often, the last ones seldom.
const subjects = [
  'Matematika',
  'Bahasa Indonesia',
  'IPA',
  'IPS',
  'PPKn',
  'Bahasa Inggris',
  'Seni Budaya',
  'PJOK',
  'Kimia',
  'Fisika',
]
const grades = ['I', 'II', 'III', 'IV', 'V', 'VI', 'VII', 'VIII', 'IX', 'X', 'XI', 'XII']
const topics =
  `pecahan pembagian perkalian membaca menulis bercerita puisi fotosintesis gaya listrik magnet pencemaran
  peta sejarah pahlawan Pancasila gotong-royong kosakata percakapan tari batik senam atletik larutan asam-basa stoikiometri
  gerak energi suhu kalor optik bangun-ruang keliling luas volume statistika peluang aljabar persamaan grafik teks-prosedur
  pantun dongeng wawancara laporan sensus koperasi pasar iklim cuaca gempa ekosistem rantai-makanan pubertas gizi`.split(
    /\s+/,
  )
const verbs =
  `menghafal memahami menghitung membandingkan mengelompokkan menjelaskan menyusun memecahkan menggambar mengamati
  mencoba menyimpulkan berdiskusi menyajikan menilai mengulang meniru bertanya menjawab`.split(/\s+/)
const things =
  `biji-bijian kartu-bilangan lembar-kerja papan-tulis gambar video benda-nyata kardus-bekas botol tali kerikil
  lidi uang-mainan peta-pikiran kelompok-kecil teman-sebaya permainan lagu cerita kuis portofolio rubrik jurnal proyek
  percobaan kunjungan perpustakaan kebun sungai sawah`.split(/\s+/)
const fill =
  `siswa kelas guru sekolah pembelajaran belajar materi yang dan di dengan untuk pada tidak sudah masih dapat
  sangat perlu lebih karena tetapi saat dalam dari sebagian besar waktu hasil minat semangat soal latihan tugas`.split(
    /\s+/,
  )

/** The same figures each time. */
function dice(seed: number) {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}

const roll = dice(7)
const often = <T>(list: readonly T[]) => list[Math.floor(roll() ** 2 * list.length)] as T
const even = <T>(list: readonly T[]) => list[Math.floor(roll() * list.length)] as T
const syllables = 'ba be da du ga gi ja ka ke la li ma mu na pa ra re sa si ta to wa ya'.split(' ')
/** A word that few entries have: a name of a village, a game, a dish. */
const rare = () =>
  Array.from({ length: 3 }, () => even(syllables)).join('') + even(['n', 'ng', 's', 'h', 'k', ''])

function sentence() {
  const words = [
    even(fill),
    often(verbs),
    often(topics),
    ...Array.from({ length: 9 }, () => often(fill)),
    even(things),
  ]
  if (roll() < 0.25) words.push(rare())
  return `${words.join(' ').replaceAll('-', ' ')}.`
}

let made = Date.now() - 86_400_000
/** A key as the records have: each later than the one before, so that they lie in that order. */
function key() {
  made += 1
  const time = made.toString(16).padStart(12, '0')
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`
}

type Client = InstanceType<typeof pg.Client>

async function places(client: Client) {
  const { rows: districts } = await client.query(
    'select code from region where level = 3 order by md5(code) limit $1',
    [GROUPS],
  )
  const ids = districts.map(() => randomUUID())
  await client.query(
    `insert into "group" (id, slug, kind, name, region_code, zone)
     select id, 'bench-' || n, 'kkg', 'KKG Uji ' || n, code, 'Asia/Jakarta'
     from unnest($1::uuid[], $2::text[]) with ordinality as t (id, code, n)`,
    [ids, districts.map((one) => one.code)],
  )
  return ids
}

/** Problems solved, tried and shared: a hundred thousand records, out of which the library makes its entries. */
async function records(client: Client, groups: string[], person: string) {
  for (let count = 0; count < ENTRIES; count += 10_000) {
    const rows = Array.from({ length: 10_000 }, (_, i) => ({
      id: key(),
      group: often(groups),
      grade: even(grades),
      subject: often(subjects),
      objective: even(['A', 'B', 'C', 'D', 'E', 'F', 'G']),
      text: Array.from({ length: 2 + (i % 4) }, sentence).join(' '),
      answer: Array.from({ length: 1 + (i % 3) }, sentence).join(' '),
      solved: i % 2 === 0,
    }))
    const column = (name: keyof (typeof rows)[number]) => rows.map((row) => row[name])
    await client.query(
      `insert into problem (id, group_id, reporter_id, grade, subject, situation, objective, supporting, visibility, state, outcome, created_at, updated_at)
       select id, group_id, $1, grade, subject, words, objective::objective, '{}', 'group',
         case when solved then 'closed' else 'tried' end::problem_state, case when solved then 'solved' end::problem_outcome, now(), now()
       from unnest($2::uuid[], $3::uuid[], $4::text[], $5::text[], $6::text[], $7::text[], $8::bool[])
         as t (id, group_id, grade, subject, words, objective, solved)`,
      [person, ...(['id', 'group', 'grade', 'subject', 'text', 'objective', 'solved'] as const).map(column)],
    )
    await client.query(
      `with told as (select * from unnest($2::uuid[], $3::uuid[], $4::text[], $5::bool[]) as t (id, group_id, words, solved)),
       closed as (insert into problem_event (id, group_id, problem_id, kind, person_id, at, text, outcome)
         select gen_random_uuid(), group_id, id, 'closed', $1, now(), words, 'solved' from told where solved)
       insert into trial (id, group_id, problem_id, person_id, grade, tried_on, at, tried)
         select id, group_id, id, $1, 'IV', current_date, now(), words from told where not solved`,
      [person, ...(['id', 'group', 'answer', 'solved'] as const).map(column)],
    )
  }
}

/** Fills the library of a throw-away database: Sari is in a few groups, Budi in a hundred, Nurul supervises the nation. */
export async function fillLibrary(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    const groups = await places(client)
    const idOf = async (name: string) =>
      (await client.query('select id from person where email = $1', [`${name}@contoh.sch.id`])).rows[0].id
    const [teacher, many, supervisor] = [await idOf('sari'), await idOf('budi'), await idOf('nurul')]
    await records(client, groups, teacher)
    await client.query(
      `insert into membership (id, group_id, person_id, started_on) values (gen_random_uuid(), $1, $2, '2025-07-01')`,
      [groups[0], teacher],
    )
    await client.query(
      `insert into membership (id, group_id, person_id, started_on)
       select gen_random_uuid(), id, $2, '2025-07-01' from unnest($1::uuid[]) as t (id)`,
      [groups.slice(0, MANY), many],
    )
    await client.query(
      `insert into supervisor_assignment (id, person_id, region_code, started_on)
       select gen_random_uuid(), $1, code, '2025-07-01' from region where level = 1`,
      [supervisor],
    )
    await client.query('analyze problem')
    await client.query('analyze problem_event, trial')
    runNode(['--conditions=react-server', '--import', 'tsx', 'scripts/library.ts'], {
      ...process.env,
      DATABASE_URL: url,
    })
    await client.query(
      `update library_entry set reach = 'nation', open_to = '' where id in (select id from library_entry where random() < 0.3)`,
    )
    await client.query('vacuum analyze library_entry')
  } finally {
    await client.end()
  }
}
