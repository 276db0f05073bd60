import type { ObjectiveCode } from '../../lib/objectives/schema'
import type { categories } from '../../lib/programme/schema'

/** How far the activity of an item came in the year that the demonstration shows. */
export type Came = 'nothing' | 'cancelled' | 'postponed' | 'held' | 'locked' | 'approved' | 'followedUp'
type Reasoned = {
  objective: ObjectiveCode
  supporting?: ObjectiveCode[]
  category: (typeof categories)[number]
  /** Position in the school year, 0 is July. */
  month: number
  reason: string
  came: Came
}

/**
 * The objective of each of the sixteen activities of the programme, in their order, with the reason.
 * Sharing (B) and learning results (F) are left without an activity: so was the programme.
 */
export const reasoned: Reasoned[] = [
  {
    objective: 'E',
    category: 'general',
    month: 0,
    reason: 'Menyamakan kebiasaan bekerja bersama sebelum tahun berjalan.',
    came: 'approved',
  },
  {
    objective: 'D',
    supporting: ['B'],
    category: 'coreRoutine',
    month: 1,
    reason: 'Masalah mengajar anggota dibahas sampai terbantu.',
    came: 'followedUp',
  },
  {
    objective: 'A',
    category: 'coreRoutine',
    month: 1,
    reason: 'Penguasaan kurikulum adalah wawasan yang disebut pada tujuan a.',
    came: 'approved',
  },
  {
    objective: 'A',
    category: 'coreRoutine',
    month: 2,
    reason: 'Penyusunan silabus disebut langsung pada tujuan a.',
    came: 'followedUp',
  },
  {
    objective: 'D',
    category: 'coreRoutine',
    month: 2,
    reason: 'Perangkat wajib guru; dikerjakan bersama agar tugas di sekolah ringan.',
    came: 'locked',
  },
  {
    objective: 'D',
    category: 'coreRoutine',
    month: 3,
    reason: 'Perangkat wajib guru, sama dengan program semester.',
    came: 'nothing',
  },
  {
    objective: 'D',
    category: 'coreRoutine',
    month: 3,
    reason: 'Menetapkan KKM adalah tugas setiap guru kelas.',
    came: 'cancelled',
  },
  {
    objective: 'A',
    category: 'coreDevelopment',
    month: 4,
    reason: 'Metode pembelajaran disebut langsung pada tujuan a.',
    came: 'approved',
  },
  {
    objective: 'A',
    category: 'coreDevelopment',
    month: 5,
    reason: 'Memperdalam wawasan tentang kurikulum.',
    came: 'held',
  },
  {
    objective: 'A',
    supporting: ['G'],
    category: 'coreDevelopment',
    month: 6,
    reason: 'Penguasaan substansi materi.',
    came: 'followedUp',
  },
  {
    objective: 'D',
    category: 'coreRoutine',
    month: 7,
    reason: 'Membantu guru menyiapkan ujian semester.',
    came: 'approved',
  },
  {
    objective: 'D',
    category: 'coreRoutine',
    month: 8,
    reason: 'Alat ukur yang dipakai guru di kelasnya; hasil belajarnya sendiri belum diukur.',
    came: 'nothing',
  },
  {
    objective: 'A',
    category: 'coreDevelopment',
    month: 8,
    reason: 'Penguasaan materi ujian.',
    came: 'approved',
  },
  {
    objective: 'E',
    category: 'supporting',
    month: 9,
    reason: 'Pengembangan profesionalisme dan karier guru.',
    came: 'held',
  },
  {
    objective: 'C',
    category: 'supporting',
    month: 10,
    reason: 'Pendekatan baru dari luar kelompok dipelajari dan dicoba.',
    came: 'postponed',
  },
  {
    objective: 'G',
    category: 'supporting',
    month: 11,
    reason: 'Penilaian memperlihatkan perubahan kompetensi guru.',
    came: 'nothing',
  },
]
