import { expect, test } from 'vitest'
import { rowsOfSheet } from '@/lib/groups/roster/table/rules'
import { UNKEPT } from '@/lib/people/identifiers/rules'

const NIP = '198609282010011003'
const OTHER = '197001012000121001'

test('a real header in any order; NIK is recognised and not read, other columns are named', () => {
  const head =
    'No,Nama Lengkap,NIP,NIK,NUPTK,Jenis Kelamin,Tempat Lahir,Mata Pelajaran,Nama Sekolah,NPSN,No HP,Email,Status'
  const nik = '5203014101860001'
  const row = [
    '1',
    '1. Siti  Aminah',
    NIP,
    nik,
    '1234567890123456',
    'P',
    '',
    'IPA',
    'SDN 1 Selong',
    '50200001',
  ]
  const sheet = rowsOfSheet([
    ['DAFTAR NAMA ANGGOTA', 'DAFTAR NAMA ANGGOTA'],
    ['Nama :', ''],
    ['Nama Sekolah : semua'],
    [],
    head.split(','),
    ['1', '2', '3', '4', '5'],
    ['0', 'Contoh: Budi Santoso', NIP, nik],
    [...row, '0812', 'siti@contoh.sch.id', 'PNS'],
    ['2', 'Ketut', '5203014101860001', nik],
    ['3', '', OTHER, nik],
    ['', '', '', nik],
    ['4', '', '', nik],
    ['Jumlah', '4'],
    ['', 'Selong, 12 Juli 2026'],
    ['', 'Ketua KKG'],
  ])
  expect(sheet?.heads).toEqual({
    read: ['name', 'nip', 'nuptk', 'school', 'npsn', 'email'],
    unread: ['Jenis Kelamin', 'Mata Pelajaran', 'No HP', 'Status'],
    nik: true,
  })
  expect(JSON.stringify(sheet)).not.toContain(nik)
  expect(sheet?.rows.map(({ row, given, note }) => note ?? [row, given])).toEqual([
    '1 · 2 · 3 · 5',
    `0 · Contoh: Budi Santoso · ${NIP}`,
    [
      8,
      {
        name: 'Siti Aminah',
        nip: NIP,
        nuptk: '1234567890123456',
        school: 'SDN 1 Selong',
        npsn: '50200001',
        email: 'siti@contoh.sch.id',
      },
    ],
    [9, { name: 'Ketut', nip: UNKEPT }],
    [10, { nip: OTHER }],
    '4',
    'Jumlah · 4',
    'Selong, 12 Juli 2026',
    'Ketua KKG',
  ])
})

test('other heads: synonyms, a school as a heading between, a head of two rows, names alone, none at all', () => {
  const between = rowsOfSheet([
    ['Nama Guru', 'NIP'],
    ['Nama Guru', 'NIP'],
    ['SDN 1 Selong', 'SDN 1 Selong'],
    ['Slamet', ''],
    ['KECAMATAN', 'KECAMATAN'],
    ['Made', OTHER],
  ])
  expect(between?.rows.filter((one) => !one.note).map((one) => [one.row, one.given.school])).toEqual([
    [4, 'SDN 1 Selong'],
    [6, 'SDN 1 Selong'],
  ])
  for (const head of [
    'Asal Sekolah',
    'Unit Kerja',
    'Instansi',
    'Satuan Pendidikan',
    'Tempat Tugas',
    'School',
  ])
    expect(
      rowsOfSheet([
        ['NAMA PESERTA', head],
        ['Slamet', 'SDN'],
      ])?.rows[0]?.given,
    ).toEqual({
      name: 'Slamet',
      school: 'SDN',
    })
  expect(rowsOfSheet([['nama'], ['Slamet'], ['Slamet 2']])?.rows).toHaveLength(2)
  expect(
    rowsOfSheet([
      ['Nama', 'NIP/NIK'],
      ['Slamet', NIP],
    ])?.rows[0]?.given,
  ).toEqual({ name: 'Slamet' })
  expect(
    rowsOfSheet([
      ['Nama Kegiatan', 'Bulan'],
      ['Rapat', 'Juli'],
    ]),
  ).toBeNull()
})
