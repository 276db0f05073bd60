import { expect, test } from 'vitest'
import { readEmail, readNip, readNpsn, readNuptk, UNKEPT } from '@/lib/people/identifiers/rules'
import { bareName, namesAgree } from '@/lib/people/names/rules'
import { schoolKey } from '@/lib/people/schools/rules'

test.each([
  ['Slamet', 'slamet'],
  ['Dra. Hj. Siti Ma’rufah, M.Pd.', 'siti marufah'],
  ['SITI MARUFAH', 'siti marufah'],
  ['Drs.H. Slamet Riyadi S.Pd. M.Pd', 'slamet riyadi'],
  ['Slamet Riyadi S. Pd.', 'slamet riyadi'],
  ['Slamet  Riyadi SPd', 'slamet riyadi'],
  ['Ketut (Ketua)', 'ketut'],
  ['Ni Luh Putu Ayu, S.Pd.SD., Gr.', 'ni luh putu ayu'],
  ['M. Ali', 'm ali'],
  ['Drs.', 'drs'],
  [', S.Pd', 's pd'],
  ['Renée', 'renee'],
  ['', ''],
])('%s without degrees', (name, bare) => {
  expect(bareName(name)).toBe(bare)
})

test('two writings of a name agree, two people do not', () => {
  expect(namesAgree('Slamet, S.Pd.', 'slamet')).toBe(true)
  expect(namesAgree('Siti Aminah', 'Siti Aminah Rahayu, M.Pd.')).toBe(true)
  expect(namesAgree('M. Ali', 'Muhammad Ali')).toBe(true)
  expect(namesAgree('Siti Aminah', 'Siti Rahayu')).toBe(false)
  expect(namesAgree('', 'Siti')).toBe(false)
})

test.each([
  ['19860928 201001 1 003', { value: '198609282010011003' }],
  ["'198609282010011003", { value: '198609282010011003' }],
  ['NIP. 19860928.201001.1.003', { value: '198609282010011003' }],
  // PPPK: digits 13 and 14 are no month.
  ['198609282023211003', { value: '198609282023211003' }],
  ['198609282023991003', { value: '198609282023991003' }],
  ['1.98609E+17', { key: 'numberCut' }],
  ['1,98609E+17', { key: 'numberCut' }],
  ['198609282010011000', { key: 'numberCut' }],
  ['12345', { key: 'nip' }],
  ['-', { value: null }],
  ['0', { value: null }],
  ['Honorer', { value: null }],
  ['', { value: null }],
  [UNKEPT, { key: 'numberUnkept' }],
])('NIP %s', (text, read) => {
  expect(readNip(text)).toEqual(read)
})

test('NUPTK, e-mail, NPSN and names of schools as they are written', () => {
  expect(readNuptk('1234 5678 9012 3456')).toEqual({ value: '1234567890123456' })
  expect(readNuptk('1.23457E+15')).toEqual({ key: 'numberCut' })
  expect(readNuptk('123')).toEqual({ key: 'nuptk' })
  expect(readEmail(' Sari@Contoh.sch.id ')).toEqual({ value: 'sari@contoh.sch.id' })
  expect(readEmail('mailto:sari@contoh.sch.id')).toEqual({ value: 'sari@contoh.sch.id' })
  expect(readEmail('sari@')).toEqual({ key: 'email' })
  expect(readEmail('-')).toEqual({ value: null })
  expect(readNpsn(' 5020 000a')).toEqual({ value: '5020000A' })
  expect(readNpsn('502')).toEqual({ key: 'npsn' })
  expect(readNpsn('-')).toEqual({ value: null })
  expect(schoolKey('SD Negeri 1 Selong')).toBe(schoolKey('SDN 1 SELONG'))
  expect(schoolKey('SD Muhammadiyah 1')).not.toBe(schoolKey('SDN Muhammadiyah 1'))
})
