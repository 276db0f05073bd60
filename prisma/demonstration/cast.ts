/** The cast of the demonstration: who signs in. All persons are invented. */
export const people: {
  key: string
  name: string
  label: string
  school?: string
  isAdministrator?: boolean
}[] = [
  { key: 'sari', name: 'Sari Wulandari, S.Pd.', label: 'guru / teacher', school: 'SDN 1 Ringinpitu' },
  {
    key: 'budi',
    name: 'Budi Hartono, S.Pd., M.Pd.',
    label: 'ketua / officer, KKG Gugus Patimura',
    school: 'SDN 1 Sugihmanik',
  },
  { key: 'wayan', name: 'I Wayan Suardika, S.Pd.', label: 'ketua / officer, MGMP Kimia Lombok Timur' },
  { key: 'ratna', name: 'Ratna Puspitasari, S.Pd.SD.', label: 'ketua / officer, KKG Cipari' },
  { key: 'maria', name: 'Maria Yohana Kbarek', label: 'ketua / officer, KKG Gugus Abepura' },
  { key: 'nurul', name: 'Dra. Hj. Nurul Hidayati, M.M.', label: 'pengawas / supervisor' },
  { key: 'hasan', name: 'Hasan Basri, M.Pd.', label: 'pengawas / supervisor, Kabupaten Cilacap' },
  { key: 'dinas', name: 'Agus Setiawan', label: 'administrator', isAdministrator: true },
  { key: 'slamet', name: 'Slamet', label: 'guru / teacher', school: 'SDN 2 Kaliwenang' },
]

export const groups = [
  {
    slug: 'kkg-patimura',
    kind: 'kkg',
    name: 'KKG Gugus Patimura',
    regionCode: '33.15.19',
    zone: 'Asia/Jakarta',
    decreeNumber: '421.2/007/2025',
    members: ['sari', 'budi', 'slamet'],
    officer: 'budi',
    supervisor: 'nurul',
    others: 17,
  },
  {
    slug: 'kkg-cipari',
    kind: 'kkg',
    name: 'KKG Kecamatan Cipari',
    regionCode: '33.01.18',
    zone: 'Asia/Jakarta',
    decreeNumber: '421.2/019/2016',
    members: ['ratna'],
    officer: 'ratna',
    supervisor: 'nurul',
    others: 47,
  },
  {
    slug: 'mgmp-kimia-lotim',
    kind: 'mgmp',
    name: 'MGMP Kimia Kabupaten Lombok Timur',
    subject: 'Kimia',
    regionCode: '52.03',
    zone: 'Asia/Makassar',
    members: ['wayan', 'sari'],
    officer: 'wayan',
    supervisor: 'nurul',
    others: 0,
  },
  {
    slug: 'mgmp-aphp-cilacap',
    kind: 'mgmp',
    name: 'MGMP Agribisnis Pengolahan Hasil Pertanian Kabupaten Cilacap',
    subject: 'Agribisnis Pengolahan Hasil Pertanian',
    regionCode: '33.01',
    zone: 'Asia/Jakarta',
    minutesPerJp: 50,
    members: ['ratna', 'slamet'],
    officer: 'ratna',
    supervisor: 'nurul',
    others: 9,
  },
  {
    slug: 'kkg-abepura',
    kind: 'kkg',
    name: 'KKG Gugus Abepura',
    regionCode: '91.71.03',
    zone: 'Asia/Jayapura',
    members: ['maria'],
    officer: 'maria',
    supervisor: null,
    others: 11,
  },
] as const

export type GroupSlug = (typeof groups)[number]['slug']

const first = [
  'Endang', 'Siti Aminah', 'Joko', 'Sri Rahayu', 'Eko', 'Dwi Lestari', 'Bambang', 'Nur Aini', 'Agung', 'Fitri',
  'Yohanes', 'Kartini', 'Hendra', 'Murniati', 'Sugeng', 'Tri Wahyuni', 'Paulus', 'Rini', 'Ahmad', 'Wulan',
] // biome-ignore format: a plain list of names
const last = ['Prasetyo', 'Utami', 'Santoso', 'Handayani', 'Nugroho', 'Kusuma', 'Widodo', 'Astuti', 'Saputra']
const degrees = [', S.Pd.', '', ', S.Pd., M.Pd.', ', S.Pd.SD.', '', ', M.Pd.', ', S.Ag.']

/** Invented name number `i`: some of one word, some with degrees, no two alike below 180. */
export function inventedName(i: number): string {
  const name = first[i % first.length]
  const family = i % 11 === 5 ? '' : ` ${last[Math.floor(i / first.length) % last.length]}`
  return `${name}${family}${degrees[i % degrees.length]}`
}
