import { expect, test } from 'vitest'
import {
  readCategory,
  readJp,
  readMonth,
  readObjective,
  readRupiah,
  suggestObjective,
  titleKey,
} from '@/lib/programme/words/rules'

test.each([
  ['Juli', { month: '2026-07' }],
  ['JULY', { month: '2026-07' }],
  ['Agt', { month: '2026-08' }],
  ['Agustus 2026', { month: '2026-08' }],
  ['August 26', { month: '2026-08' }],
  ['Pebruari', { month: '2027-02' }],
  ['Nopember', { month: '2026-11' }],
  ['Mei', { month: '2027-05' }],
  ['May', { month: '2027-05' }],
  ['5-6 Agustus 2026', { month: '2026-08' }],
  ['13/08/2026', { month: '2026-08' }],
  ['13-08-26', { month: '2026-08' }],
  ['08/2026', { month: '2026-08' }],
  ['2026-08-13', { month: '2026-08' }],
  ['7', { month: '2026-07' }],
  ['Agustus 2025', { outside: '2025-08' }],
  ['2030-01-05', { outside: '2030-01' }],
  ['Juli s.d. September', { among: ['2026-07', '2026-08', '2026-09'] }],
  ['December to February', { among: ['2026-12', '2027-01', '2027-02'] }],
  ['Juli, Oktober', { among: ['2026-07', '2026-10'] }],
  ['13', null],
  ['setiap bulan', null],
  ['kepala sekolah', null],
])('the month of %j', (text, read) => expect(readMonth(text, 2026)).toEqual(read))

test.each([
  ['4', 4],
  ['4 JP', 4],
  ['4,0', 4],
  ['', null],
  ['-', null],
  ['4 x 50', false],
  ['empat', false],
  ['4.5', false],
])('the JP of %j', (text, read) => expect(readJp(text)).toBe(read))

test.each([
  ['Rp 1.500.000,-', 1_500_000],
  ['Rp1.500.000,00', 1_500_000],
  ['1,500,000', 1_500_000],
  ['1500000', 1_500_000],
  ['1,5 juta', 1_500_000],
  ['500 ribu', 500_000],
  ['–', null],
  ['gratis', false],
  ['1.50', false],
])('the rupiah of %j', (text, read) => expect(readRupiah(text)).toBe(read))

test('objective, category and a suggestion that is only that', () => {
  expect(['a', 'Tujuan D', '(g)', 'G.', 'meningkatkan', ''].map(readObjective)).toEqual([
    'A',
    'D',
    'G',
    'G',
    null,
    null,
  ])
  expect(['I. Umum', 'Inti Rutin', 'Program Pengembangan', 'Penunjang', 'lain'].map(readCategory)).toEqual([
    'general',
    'coreRoutine',
    'coreDevelopment',
    'supporting',
    null,
  ])
  expect(['Diskusi permasalahan', 'Silabus', 'Berbagi praktik', 'Lomba'].map(suggestObjective)).toEqual([
    'D',
    'A',
    'B',
    null,
  ])
  expect(titleKey('  SK-KD:  Pemetaan ')).toBe('sk kd pemetaan')
})
