import { expect, test } from 'vitest'
import { pageAsked } from '@/lib/forms/rows'
import { judge, type Known, type Setting, tally, unknownSchools } from '@/lib/groups/roster/rules'
import type { Row } from '@/lib/groups/roster/schema'
import { UNKEPT } from '@/lib/people/identifiers/rules'

const NIP = '198609282010011003'
const OTHER = '197001012000121001'
const schools = [
  { id: 's1', npsn: '50200001', name: 'SDN 1 Selong', regionCode: '52.03.07' },
  { id: 's2', npsn: '50200002', name: 'SDN 2 Selong', regionCode: '52.03.07' },
  { id: 's3', npsn: null, name: 'SDN 3 Selong', regionCode: '52.03' },
  { id: 's4', npsn: '50200004', name: 'SDN 1 Selong', regionCode: '52.01.01' },
  { id: 's5', npsn: '50200005', name: 'MI Kembar', regionCode: '52.03.01' },
  { id: 's6', npsn: '50200006', name: 'MI Kembar', regionCode: '52.03.02' },
]
const person = (id: string, name: string, more: Partial<Known> = {}): Known => ({
  id,
  name,
  nip: null,
  nuptk: null,
  email: null,
  schoolId: null,
  schoolName: null,
  member: true,
  inSight: true,
  ...more,
})
const setting = (...people: Known[]): Setting => ({ people, schools, regionCode: '52.03' })
const given = (...rows: Row['given'][]): Row[] =>
  rows.map((one, i) => ({ row: i + 2, given: one, chosen: {}, skip: false }))
const chosen = (rows: Row[], ...choices: Row['chosen'][]) =>
  rows.map((row, i) => ({ ...row, chosen: choices[i] ?? {} }))
const told = (rows: Row[], known: Setting) =>
  judge(rows, known).map(({ state, faults, told }) => [
    state,
    ...faults.map((one) => `${one.field} ${one.key}`),
    ...(told ? [told.key] : []),
  ])

test('new people, and what a row cannot say', () => {
  const rows = given(
    { name: 'Slamet' },
    { name: 'Siti, S.Pd.', nip: NIP, school: 'SD Negeri 1 Selong' },
    { name: 'Made', nip: '123' },
    { name: '' },
    { name: 'x'.repeat(161) },
    { name: 'a\u202eb' },
    { name: 'Ayu', nip: '1.98609E+17', email: 'ayu@' },
    { name: 'Ayu', nip: UNKEPT },
    { name: 'Ayu', nuptk: '1', npsn: '50' },
  )
  expect(told(rows, setting())).toEqual([
    ['new'],
    ['new'],
    ['refused', 'nip nip'],
    ['refused', 'name required'],
    ['refused', 'name tooLong'],
    ['refused', 'name forbiddenCharacters'],
    ['refused', 'nip numberCut', 'email email'],
    ['doubtful', 'nip numberUnkept'],
    ['refused', 'nuptk nuptk', 'npsn npsn'],
  ])
  const [, siti] = judge(rows, setting())
  expect(siti?.entry).toEqual({
    name: 'Siti, S.Pd.',
    nip: NIP,
    nuptk: null,
    email: null,
    schoolId: 's1',
    personId: null,
  })
  const mended = judge(chosen(rows.slice(7, 8), { nip: '' }), setting())
  expect(mended[0]?.state).toBe('new')
})

test('schools by number, by name, near before far; what nobody knows is counted', () => {
  const rows = given(
    { name: 'A', npsn: '50200002', school: 'apa saja' },
    { name: 'B', school: '50200004 · SDN 1 Selong' },
    { name: 'C', school: 'MI Kembar' },
    { name: 'D', school: 'SDN 9' },
    { name: 'E', school: 'SDN 9' },
    { name: 'F', npsn: '99999999' },
    { name: 'G', npsn: '99999999', school: 'SDN 2 Selong' },
    { name: 'H', npsn: '99999999', school: 'SDN 3 Selong' },
    { name: 'I', school: '-' },
  )
  const known = setting()
  expect(told(rows, known)).toEqual([
    ['new'],
    ['new'],
    ['doubtful', 'school ambiguousSchool'],
    ['doubtful', 'school unknownSchool'],
    ['doubtful', 'school unknownSchool'],
    ['doubtful', 'npsn unknownSchool'],
    ['doubtful', 'npsn npsnOther'],
    ['new'],
    ['new'],
  ])
  const result = judge(rows, known)
  expect(result.map((one) => one.entry?.schoolId)).toEqual([
    's2',
    's4',
    ...Array(5).fill(undefined),
    's3',
    null,
  ])
  expect(unknownSchools(result)).toEqual([
    { said: 'SDN 9', count: 2 },
    { said: 'MI Kembar', count: 1 },
  ])
})

test('known people: by number or address when the name agrees, else a doubt that names nobody out of sight', () => {
  const hidden = { member: false, inSight: false }
  const known = setting(
    person('p1', 'Slamet Riyadi', { nip: NIP, email: 'slamet@contoh.sch.id' }),
    person('p2', 'Dewi Rahasia', { nip: OTHER, ...hidden }),
    person('p3', 'Made', { nuptk: '1234567890123456', member: false }),
  )
  const rows = given(
    { name: 'Slamet Riyadi, S.Pd.', nip: NIP },
    { name: 'Dewi Rahasia', nip: OTHER },
    { name: 'Made', nuptk: '1234567890123456' },
    { name: 'Bukan Dewi', nip: OTHER },
    { name: 'Bukan Slamet', email: 'slamet@contoh.sch.id' },
    { name: 'Slamet Riyadi', nip: '199901012024011001', email: 'slamet@contoh.sch.id' },
    { name: 'Slamet Riyadi', nip: OTHER, email: 'slamet@contoh.sch.id' },
  )
  const one = (row: Row, choice: Row['chosen'] = {}) => judge(chosen([row], choice), known)[0]
  const alone = rows.map((row) => one(row))
  expect(alone.map((row) => [row?.state, row?.entry?.personId, row?.faults[0]?.key])).toEqual([
    ['there', 'p1', undefined],
    ['matched', 'p2', undefined],
    ['matched', 'p3', undefined],
    ['doubtful', undefined, 'knownOtherName'],
    ['doubtful', undefined, 'memberOtherName'],
    ['doubtful', undefined, 'identifiersDiffer'],
    ['doubtful', undefined, 'identifiersDiffer'],
  ])
  expect(JSON.stringify(alone[3])).not.toContain('Rahasia')
  expect(one(rows[4] as Row, { match: 'p1' })?.entry?.personId).toBe('p1')
  // A key of somebody out of sight chooses nobody.
  expect(one(rows[3] as Row, { match: 'p2' })?.state).toBe('doubtful')
})

test('without a number: a member by name and school, namesakes to choose from, somebody elsewhere only as a doubt', () => {
  const known = setting(
    person('p1', 'Slamet', { schoolId: 's1', schoolName: 'SDN 1 Selong' }),
    person('p2', 'Ketut'),
    person('p3', 'Ayu', { schoolId: 's2', member: false }),
    person('p4', 'Dewi', { schoolId: 's2', member: false, inSight: false }),
    person('p5', 'Putu', { schoolId: 's1', nip: OTHER }),
  )
  const rows = given(
    { name: 'Slamet, S.Pd.', school: 'SDN 1 Selong' },
    { name: 'Slamet', school: 'SDN 2 Selong' },
    { name: 'Ketut' },
    { name: 'Ayu', school: 'SDN 2 Selong' },
    { name: 'Dewi', school: 'SDN 2 Selong' },
    { name: 'Dewi', school: 'SDN 1 Selong' },
    { name: 'Putu', school: 'SDN 1 Selong', nip: NIP },
  )
  const alone = rows.map((row) => judge([row], known)[0])
  expect(alone.map((row) => [row?.state, row?.entry?.personId, row?.faults[0]?.key])).toEqual([
    ['there', 'p1', undefined],
    ['doubtful', undefined, 'namesake'],
    ['there', 'p2', undefined],
    ['matched', 'p3', undefined],
    ['doubtful', undefined, 'knownElsewhere'],
    ['new', null, undefined],
    ['new', null, undefined],
  ])
  expect(alone[1]?.choices).toEqual([
    { value: 'p1', name: 'Slamet', school: 'SDN 1 Selong' },
    { value: 'new', name: '', school: null },
  ])
  expect(alone[4]?.choices).toEqual([{ value: 'new', name: '', school: null }])
  const choose = (i: number, match: string) => judge(chosen([rows[i] as Row], { match }), known)[0]
  expect(choose(1, 'p1')).toMatchObject({ state: 'there', entry: { personId: 'p1' } })
  expect(choose(1, 'new')).toMatchObject({ state: 'new', entry: { personId: null } })
  expect(choose(4, 'p4')?.state).toBe('doubtful')
  expect(choose(4, 'new')?.state).toBe('new')
})

test('the same person twice in a file, with and without degrees', () => {
  const rows = given(
    { name: 'Siti Aminah', nip: NIP, school: 'SDN 1 Selong' },
    { name: 'Siti Aminah, M.Pd.', nip: NIP },
    { name: 'Orang Lain', nip: NIP },
    { name: 'Hj. Siti Aminah, S.Pd.', school: 'SDN 1 Selong' },
    { name: 'Siti Aminah', nip: OTHER, school: 'SDN 1 Selong' },
    { name: 'Siti Aminah', school: 'SDN 2 Selong' },
    { name: 'Ayu', nip: '198001012005012002', nuptk: '1234567890123456' },
    { name: 'Ayu', nip: '198001012005012003', nuptk: '1234567890123456' },
  )
  expect(told(rows, setting())).toEqual([
    ['new'],
    ['there', 'rowSame'],
    ['doubtful', 'nip rowOtherName'],
    ['doubtful', 'match rowNamesake'],
    ['new'],
    ['new'],
    ['new'],
    ['doubtful', 'nuptk rowIdentifiers'],
  ])
  const none = {}
  expect(told(chosen(rows.slice(0, 4), none, none, none, { match: 'same' }), setting())[3]).toEqual([
    'there',
    'rowSame',
  ])
  expect(told(chosen(rows.slice(0, 4), none, none, none, { match: 'new' }), setting())[3]).toEqual(['new'])
  // Two rows that turn out to be one member.
  const member = person('p1', 'Siti', { nip: OTHER, email: 'siti@contoh.sch.id' })
  const twice = given({ name: 'Siti', nip: OTHER }, { name: 'Siti A.', email: 'siti@contoh.sch.id' })
  expect(told(twice, setting(member))).toEqual([['there'], ['there', 'rowSame']])
})

test('rows left out and notes are counted apart; a page that makes no sense is the first', () => {
  const rows = given({ name: 'A' }, { name: 'B' }, {})
  const result = judge(
    rows.map((row, i) => ({ ...row, skip: i === 1, ...(i === 2 && { note: 'Ketua' }) })),
    setting(),
  )
  expect(tally(result)).toEqual({
    new: 1,
    matched: 0,
    there: 0,
    doubtful: 0,
    refused: 0,
    skipped: 1,
    note: 1,
  })
  expect(pageAsked({ all: 'yes', after: '-5' })).toEqual({ all: true, after: 0 })
})
