import { expect, test } from 'vitest'
import { exceptionCells } from '@/lib/coverage/exceptions/export'
import type { Exception } from '@/lib/coverage/exceptions/rules'
import { exceptionKinds } from '@/lib/coverage/exceptions/schema'
import { coverageWords } from '@/lib/coverage/export'

const silent = { kind: 'silent', days: 49, since: '2025-07-01' } as const
const oldest = { id: 'a', kind: 'meeting', state: 'held', on: '2026-09-26', minutes: false } as const
const meetings = [8, 8, 8, 6, 5, 4].map((people, i) => ({ id: `m${i}`, on: `2026-0${i + 1}-10`, people }))
const year = { from: '2026-07-01', to: '2026-11-28' }

/** Each kind with its figures, and its sentence in both languages. */
const told: [Exception, string, string][] = [
  [
    { ...silent, free: 0, last: '2026-10-10', next: '2026-12-05' },
    'Kegiatan terakhir terlaksana pada 10 Okt 2026: 49 hari yang lalu; batasnya 42 hari. Jadwal berikutnya: 5 Des 2026.',
    'The last activity was held on 10 Oct 2026: 49 days ago; the limit is 42. Scheduled next: 5 Dec 2026.',
  ],
  [
    { ...silent, days: 58, free: 7, last: null, next: null },
    'Belum ada kegiatan terlaksana sejak kelompok ini masuk Sanggar pada 1 Jul 2025: 58 hari yang lalu, di luar 7 hari libur sekolah; batasnya 42 hari. Belum ada yang dijadwalkan.',
    'No activity has been held since the group came to Sanggar on 1 Jul 2025: 58 days ago, 7 days of school holidays not counted; the limit is 42. Nothing is scheduled.',
  ],
  [
    {
      kind: 'nothingHeld',
      rows: [
        { objective: 'C', planned: 1 },
        { objective: 'F', planned: 2 },
      ],
      ...{ from: '2026-07-01', to: '2026-10-31' },
    },
    'Dari 1 Jul 2026 sampai 31 Okt 2026 ada 3 kegiatan yang direncanakan untuk 2 tujuan yang tidak satu pun terlaksana: C 0/1; F 0/2',
    'From 1 Jul 2026 to 31 Oct 2026, 3 activities were planned for 2 objectives of which nothing was held: C 0/1; F 0/2',
  ],
  [
    { kind: 'undocumented', count: 2, of: 6, days: 63, oldest },
    '2 dari 6 kegiatan yang terlaksana dalam setahun terakhir belum terdokumentasi setelah 14 hari (daftar hadir dikunci dan notulen disahkan). Yang terlama dari 26 Sep 2026, 63 hari yang lalu.',
    '2 of 6 activities held in the last year are not documented 14 days later (attendance locked and minutes approved). The oldest is of 26 Sept 2026, 63 days ago.',
  ],
  [
    { kind: 'overdue', count: 3, of: 4, patience: 30, days: 58, oldest: '2026-10-01' },
    '3 dari 4 masalah yang terbuka sudah melewati batas 30 hari yang ditetapkan kelompok sendiri. Yang terlama sejak 1 Okt 2026: 58 hari.',
    '3 of 4 open problems are open for more than the 30 days that the group set itself. The oldest since 1 Oct 2026: 58 days.',
  ],
  [
    { kind: 'falling', now: 15, before: 24, percent: 37, meetings },
    '15 kehadiran pada 3 pertemuan terakhir, 24 pada 3 pertemuan sebelumnya: berkurang 37 %. 10 Jan 2026: 8 orang; 10 Feb 2026: 8 orang; 10 Mar 2026: 8 orang; 10 Apr 2026: 6 orang; 10 Mei 2026: 5 orang; 10 Jun 2026: 4 orang',
    '15 attendances in the last 3 meetings, 24 in the 3 before: 37 % fewer. 10 Jan 2026: 8 people; 10 Feb 2026: 8 people; 10 Mar 2026: 8 people; 10 Apr 2026: 6 people; 10 May 2026: 5 people; 10 Jun 2026: 4 people',
  ],
  [
    { kind: 'oneSided', objective: 'G', held: 8, of: 11, percent: 73, ...year },
    '8 dari 11 kegiatan yang terlaksana dari 1 Jul 2026 sampai 28 Nov 2026 bertujuan utama G: 73 %; batasnya 60 %.',
    '8 of 11 activities held from 1 Jul 2026 to 28 Nov 2026 have objective G as the main one: 73 %; the limit is 60 %.',
  ],
]

test('every kind has its sentence', () => {
  expect(new Set(told.map(([{ kind }]) => kind))).toEqual(new Set(exceptionKinds))
})

test.each(told)('%o is told with its figures in Indonesian and English', (exception, id, en) => {
  const words = [coverageWords('id'), coverageWords('en')]
  expect(words.map((one) => exceptionCells(exception, one)[1])).toEqual([id, en])
})
