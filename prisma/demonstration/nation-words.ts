import { type ObjectiveCode, objectiveCodes } from '../../lib/objectives/schema'

/** Regencies and cities of three time zones; Cilacap has a supervisor of its own. */
export const places = [
  { regency: '33.01', zone: 'Asia/Jakarta' },
  { regency: '33.15', zone: 'Asia/Jakarta' },
  { regency: '34.02', zone: 'Asia/Jakarta' },
  { regency: '35.07', zone: 'Asia/Jakarta' },
  { regency: '35.78', zone: 'Asia/Jakarta' },
  { regency: '52.03', zone: 'Asia/Makassar' },
  { regency: '52.71', zone: 'Asia/Makassar' },
  { regency: '73.71', zone: 'Asia/Makassar' },
  { regency: '91.71', zone: 'Asia/Jayapura' },
]
export const subjects = ['Matematika', 'IPA', 'Bahasa Indonesia']

export const topics: Record<ObjectiveCode, string> = {
  A: 'Menyusun modul ajar bersama',
  B: 'Klinik bantuan tugas mengajar',
  C: 'Mencoba model pembelajaran baru',
  D: 'Membahas masalah pembelajaran di kelas',
  E: 'Refleksi budaya kerja kelompok',
  F: 'Membaca hasil belajar semester',
  G: 'Lokakarya peningkatan kompetensi',
}

export type Deed = {
  at: Date
  objective: ObjectiveCode
  came: 'planned' | 'held' | 'documented' | 'followedUp' | 'evidenced'
  present: number
}

/** A number from 0 to below 1 that is the same each time for the same question. */
function chance(...about: number[]) {
  let hash = 2166136261
  for (const one of about) hash = Math.imul(hash ^ (one + 0x9e37), 16777619)
  hash ^= hash >>> 15
  return ((Math.imul(hash, 0x2c1b3c6d) >>> 8) & 0xffff) / 0x10000
}

const ends = ['planned', 'held', 'documented', 'followedUp', 'evidenced'] as const

/** What group number `i` did in the past school year and since: some groups thoroughly, some seldom, one nothing. */
export function lots(i: number, pastYear: number, now: Date): Deed[] {
  // One group in twelve is silent; the others hold four to nine meetings a year, as thoroughly as they are.
  if (i % 12 === 7) return []
  const thorough = 0.25 + 0.75 * chance(i, 1)
  const months = Array.from({ length: 18 }, (_, m) => m).filter((m) => chance(i, m, 2) < 0.3 + 0.3 * thorough)
  return months
    .map((m) => {
      const at = new Date(Date.UTC(pastYear, 6 + m, 3 + Math.floor(chance(i, m, 3) * 22), 1))
      const far = Math.max(0, Math.min(4, Math.floor(chance(i, m, 4) * 4 + thorough * 2 - 1)))
      // Most groups discuss problems; few look at results.
      const pick = chance(i, m, 5) ** 0.9 * 9
      const objective = objectiveCodes[Math.floor(pick)] ?? 'D'
      return { at, objective, came: ends[far] ?? 'planned', present: 3 + Math.floor(chance(i, m, 6) * 6) }
    })
    .filter(({ at }) => at.getTime() < now.getTime() - 21 * 86_400_000)
}

const first = [
  'Wiwik',
  'Suparman',
  'Ngatini',
  'Lalu Zulkifli',
  'Baiq Hartini',
  'Andi Rahman',
  'Yustina',
  'Marthen',
]
const last = ['Setyowati', 'Wibisono', 'Rumbiak', 'Tenriawaru', 'Mahendra', 'Purnomosidi', 'Hasanuddin']

/** Invented teacher number `i`. */
export function teacherName(i: number): string {
  return `${first[i % first.length]} ${last[Math.floor(i / first.length) % last.length]}, S.Pd.`
}
