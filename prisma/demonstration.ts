/** The cast of the demonstration. Persons are invented; groups, places and problems come from published records. */
export const people: { key: string; name: string; label: string; isAdministrator?: boolean }[] = [
  { key: 'sari', name: 'Sari Wulandari, S.Pd.', label: 'guru / teacher' },
  { key: 'budi', name: 'Budi Hartono, S.Pd., M.Pd.', label: 'ketua / officer' },
  { key: 'wayan', name: 'I Wayan Suardika, S.Pd.', label: 'ketua / officer' },
  { key: 'maria', name: 'Maria Yohana Kbarek', label: 'guru / teacher' },
  { key: 'nurul', name: 'Dra. Hj. Nurul Hidayati, M.M.', label: 'pengawas / supervisor' },
  { key: 'dinas', name: 'Agus Setiawan', label: 'administrator', isAdministrator: true },
  { key: 'slamet', name: 'Slamet', label: 'guru / teacher' },
]

export const groups = [
  {
    slug: 'kkg-patimura',
    kind: 'kkg',
    name: 'KKG Gugus Patimura',
    regionCode: '33.15',
    zone: 'Asia/Jakarta',
    decreeNumber: '421.2/007/2025',
    members: ['sari', 'budi', 'slamet'],
    officer: 'budi',
    supervisor: 'nurul',
  },
  {
    slug: 'mgmp-kimia-lotim',
    kind: 'mgmp',
    name: 'MGMP Kimia Kabupaten Lombok Timur',
    subject: 'Kimia',
    regionCode: '52.03',
    zone: 'Asia/Makassar',
    minutesPerJp: 45,
    members: ['wayan', 'sari'],
    officer: 'wayan',
    supervisor: 'nurul',
  },
  {
    slug: 'kkg-abepura',
    kind: 'kkg',
    name: 'KKG Gugus Abepura',
    regionCode: '91.71',
    zone: 'Asia/Jayapura',
    members: ['maria'],
    officer: 'maria',
    supervisor: null,
  },
] as const

type Demonstrated = {
  group: string
  reporter: string
  helper?: string
  grade: string
  subject: string
  situation: string
  tried: string
  objective: 'A' | 'B' | 'C' | 'D' | 'E' | 'F' | 'G'
  supporting: string[]
  visibility: 'group' | 'officers'
}

export const problems: Demonstrated[] = [
  {
    group: 'kkg-patimura',
    reporter: 'sari',
    grade: 'II',
    subject: 'Matematika',
    situation: 'Siswa menghafal perkalian tetapi tidak memahami pembagian.',
    tried: 'Latihan soal setiap pagi.',
    objective: 'D',
    supporting: ['C'],
    visibility: 'group',
  },
  {
    group: 'kkg-patimura',
    reporter: 'slamet',
    grade: 'IV',
    subject: 'Tematik',
    situation: 'Siswa kurang termotivasi dan kurang semangat.',
    tried: '',
    objective: 'D',
    supporting: [],
    visibility: 'group',
  },
  {
    group: 'kkg-patimura',
    reporter: 'slamet',
    helper: 'sari',
    grade: 'IV',
    subject: 'Matematika',
    situation:
      'KPK/FPB, perkalian, pembagian, bilangan bulat dan bilangan prima sulit; sebagian siswa belum lancar membaca.',
    tried: '',
    objective: 'A',
    supporting: [],
    visibility: 'group',
  },
  {
    group: 'kkg-patimura',
    reporter: 'sari',
    grade: 'V',
    subject: 'PKn',
    situation: 'Rendahnya minat membaca; di kelas kami hanya ada buku teks.',
    tried: 'Hanya memakai buku teks.',
    objective: 'F',
    supporting: [],
    visibility: 'officers',
  },
  {
    group: 'mgmp-kimia-lotim',
    reporter: 'sari',
    grade: 'IX',
    subject: 'IPA',
    situation: 'Saya belum pernah membuat bahan ajar; lemah pada optik, listrik dan kimia.',
    tried: '',
    objective: 'A',
    supporting: ['G'],
    visibility: 'group',
  },
]
