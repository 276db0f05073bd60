import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import {
  correctRoster,
  dropRoster,
  settleSchools,
  startRoster,
  takeRoster,
  uploadRoster,
} from '@/lib/groups/roster/commands'
import { cleanRosters, takeRosterOver } from '@/lib/groups/roster/jobs'
import { readRoster } from '@/lib/groups/roster/queries'
import { db } from '../support/database'
import { countAll, lastEntry, outcomes } from '../support/people'
import { csv, workbook } from '../support/sheet'
import { makeGroup, makeViewer, NOW } from '../support/world'

const NIP = '198609282010011003'
let groupId: string
let officer: Viewer
let teacher: Viewer
let stranger: Viewer
let supervisor: Viewer
let administrator: Viewer
const as = (viewer: Viewer, now = NOW) => ({ viewer, now })
const every = { all: true, after: 0 }
const silent = async () => {}

beforeAll(async () => {
  groupId = (await makeGroup('roster', '52.03', 'Asia/Makassar')).id
  officer = await makeViewer({ officerOf: [groupId] })
  teacher = await makeViewer({ memberOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup('elsewhere')).id] })
  supervisor = await makeViewer({ regions: ['52'] })
  administrator = await makeViewer({ isAdministrator: true })
  await db().school.create({ data: { name: 'SDN 1 Selong', npsn: '50200001', regionCode: '52.03.07' } })
})

const upload = (file: unknown, viewer = officer) => uploadRoster(as(viewer), { groupId, file })
const read = async (id: string, viewer = officer) => {
  const found = await readRoster(viewer, id, every, NOW)
  if (!found) throw new Error('not found')
  return found
}
/** Takes a settled roster over as its job does. */
async function take(importId: string, viewer = officer) {
  await startRoster(as(viewer), { importId })
  await takeRosterOver.run({ importId, personId: viewer.personId }, { now: NOW, jobId: '1' })
}

test('a real list: looked through, mended, taken over with a deed for each member; the same file again changes nothing', async () => {
  const nik = '5203014101860001'
  const sheet = workbook(
    [
      ['DAFTAR ANGGOTA KKG'],
      ['No', 'Nama Guru', 'NIP', 'NIK', 'Unit Kerja', 'No HP'],
      [1, 'Siti Aminah, S.Pd.', '19860928 201001 1 003', nik, 'SD Negeri 1 Selong', '0812'],
      [2, 'Ketut', Number(NIP), nik, 'SDN 1 Selong', '0813'],
      [3, 'Siti Aminah', '', nik, 'SDN 1 Selong', ''],
      [4, 'Made', '-', nik, 'SDN 77 Entah', ''],
      [5, 'Nyoman', '', nik, 'SDN 77 Entah', ''],
      ['', 'Jumlah', 5],
    ],
    (cells) => {
      cells['!merges'] = [{ s: { r: 0, c: 0 }, e: { r: 0, c: 5 } }]
    },
  )
  const { id, again, slug } = await upload(sheet)
  expect([again, slug]).toEqual([false, 'roster'])
  expect(await lastEntry()).toMatchObject({ command: 'roster.upload', groupId, subjectId: id })
  const first = await read(id)
  expect(first.heads).toEqual({ read: ['name', 'nip', 'school'], unread: ['No HP'], nik: true })
  expect(first.page.map((row) => [row.state, row.faults[0]?.key])).toEqual([
    ['new', undefined],
    ['doubtful', 'numberCut'],
    ['doubtful', 'rowNamesake'],
    ['doubtful', 'unknownSchool'],
    ['doubtful', 'unknownSchool'],
  ])
  expect(first.schools).toEqual([{ said: 'SDN 77 Entah', count: 2 }])
  expect(JSON.stringify(await db().memberImport.findUnique({ where: { id } }))).not.toContain(nik)
  await expect(startRoster(as(officer), { importId: id })).rejects.toMatchObject({
    complaint: { key: 'importUnsettled', values: { count: 4 } },
  })
  const keep = (said: string) => ({ said, school: said, without: false })
  await settleSchools(as(officer), { importId: id, schools: [keep('SDN 77 Entah')] })
  expect((await read(id)).waiting).toBe(4)
  await settleSchools(as(officer), {
    importId: id,
    schools: [{ said: 'SDN 77 Entah', school: '', without: true }],
  })
  await correctRoster(as(officer), {
    importId: id,
    rows: [
      { row: 4, skip: false, chosen: { nip: 'masih salah 1' } },
      { row: 5, skip: false, chosen: { match: 'same' } },
    ],
  })
  expect((await read(id)).page.map((row) => row.state)).toEqual(['new', 'refused', 'there', 'new', 'new'])
  await correctRoster(as(officer), { importId: id, rows: [{ row: 4, skip: false, chosen: { nip: '' } }] })
  await take(id)
  expect(await read(id)).toMatchObject({ state: 'applied', done: 4, total: 4 })
  const deeds = await db().auditEntry.findMany({
    where: { groupId, command: { in: ['roster.import', 'membership.start'] } },
  })
  expect(deeds.filter((one) => one.command === 'roster.import')).toMatchObject([{ subjectId: id }])
  const memberships = await db().membership.findMany({
    where: { groupId, startedOn: { gt: new Date('2026-01-01') } },
  })
  const subjects = deeds.filter((one) => one.command === 'membership.start').map((one) => one.subjectId)
  expect(subjects.sort()).toEqual(memberships.map((one) => one.id).sort())
  expect(subjects).toHaveLength(4)
  expect(JSON.stringify(deeds)).not.toMatch(/Siti|1986/)
  const made = await db().person.findUniqueOrThrow({
    where: { nip: NIP },
    select: { name: true, passwordHash: true, school: { select: { npsn: true } } },
  })
  expect(made).toEqual({ name: 'Siti Aminah, S.Pd.', passwordHash: null, school: { npsn: '50200001' } })

  const counted = (await countAll()).slice(0, -1)
  const twice = await upload(sheet)
  expect(twice.again).toBe(true)
  // Siti without a NIP is known by name and school; what had to be chosen is asked once more.
  expect((await read(twice.id)).counts).toMatchObject({ there: 2, new: 0, matched: 0, doubtful: 3 })
  const rows = [
    { row: 4, skip: false, chosen: { nip: '' } },
    ...[6, 7].map((row) => ({ row, skip: false, chosen: { school: '' } })),
  ]
  await correctRoster(as(officer), { importId: twice.id, rows })
  expect((await read(twice.id)).counts).toMatchObject({ there: 5, new: 0, matched: 0, doubtful: 0 })
  await expect(startRoster(as(officer), { importId: twice.id })).rejects.toMatchObject({
    complaint: { key: 'rosterNothing' },
  })
  expect((await countAll()).slice(0, -1)).toEqual(counted)
  await dropRoster(as(officer), { importId: twice.id })
  expect(await readRoster(officer, twice.id, every, NOW)).toBeNull()
})

test('somebody out of sight is never named; by number and name they become a member and nothing of them changes', async () => {
  const hidden = {
    name: 'Rahmawati Tersembunyi',
    nip: '197505052005012001',
    email: 'rahasia@contoh.sch.id',
    nuptk: '9876543210123456',
  }
  const { id: personId } = await db().person.create({ data: hidden })
  const file = csv(
    `\ufeffNama;NIP;Surel\nOrang Lain;${hidden.nip};\nRahmawati Tersembunyi;${hidden.nip};baru@contoh.sch.id\n`,
  )
  const { id } = await upload(file)
  const found = await read(id)
  expect(found.page.map((row) => [row.state, row.faults[0]?.key])).toEqual([
    ['doubtful', 'knownOtherName'],
    ['matched', undefined],
  ])
  const shown = JSON.stringify(found)
  for (const secret of [personId, hidden.email, hidden.nuptk]) expect(shown).not.toContain(secret)
  expect(JSON.stringify(found.page[0])).not.toContain('Rahmawati')
  // The key of somebody who was not offered chooses nobody.
  await correctRoster(as(officer), {
    importId: id,
    rows: [{ row: 2, skip: false, chosen: { match: personId } }],
  })
  expect((await read(id)).waiting).toBe(1)
  await correctRoster(as(officer), { importId: id, rows: [{ row: 2, skip: true, chosen: {} }] })
  const before = await db().person.findUnique({ where: { id: personId } })
  await take(id)
  expect(await db().person.findUnique({ where: { id: personId } })).toEqual(before)
  expect(await db().membership.count({ where: { groupId, personId, endedOn: null } })).toBe(1)
})

test('commas, tabs and an old encoding say the same', async () => {
  const latin = (text: string) =>
    new File([new Uint8Array([...text].map((sign) => sign.charCodeAt(0)))], 'a.txt')
  for (const sign of [',', ';', '\t']) {
    const { id } = await upload(latin(`Nama${sign}Instansi\n"Ren\u00e9e, S.Pd."${sign}SDN 1 Selong\n`))
    expect((await read(id)).page[0]?.shown).toMatchObject({
      name: 'Ren\u00e9e, S.Pd.',
      school: 'SDN 1 Selong',
    })
    await dropRoster(as(officer), { importId: id })
  }
})

test('what is no list of people is told beside its field, and nothing is kept', async () => {
  const before = await db().memberImport.count()
  const fault = (file: unknown) =>
    upload(file).then(
      () => null,
      (error) => error.fields?.file?.key ?? error,
    )
  const many = Array.from({ length: 5001 }, (_, i) => `Guru ${i}`).join('\n')
  expect(await fault(csv(`Nama\n${many}`))).toBe('rosterTooLong')
  expect(await fault(csv(`Nama\n${many}\n${many}`))).toBe('rosterTooLong')
  expect(await fault(csv('Nama\n'))).toBe('rosterNobody')
  expect(await fault(csv('Kegiatan,Bulan\nRapat,Juli'))).toBe('rosterHeads')
  expect(await fault(csv('Nama,=1+1\n=HYPERLINK("x"),=2'))).toBe('rosterNobody')
  expect(await fault(csv(Array.from({ length: 10_000 }, (_, i) => `Kolom ${i}`).join(';')))).toBe(
    'sheetTooWide',
  )
  expect(await fault(new File([new Uint8Array(50 * 1024 * 1024)], 'x.xlsx'))).toBe('sheetTooLarge')
  expect(await fault(csv(''))).toBe('fileEmpty')
  expect(await fault(csv('%PDF-1.7\u0000', 'x.xlsx'))).toBe('sheetType')
  expect(await fault(null)).toBe('fileMissing')
  expect(await db().memberImport.count()).toBe(before)
})

test('only officers and administrators; others do not see it, and nothing is left behind', async () => {
  const file = csv('Nama\nWayan')
  const { id } = await upload(file, administrator)
  for (const [viewer, code] of [
    [teacher, 'forbidden'],
    [supervisor, 'forbidden'],
    [stranger, 'notFound'],
  ] as const) {
    const before = await countAll()
    await expect(upload(file, viewer)).rejects.toMatchObject({ code })
    expect(await readRoster(viewer, id, every, NOW)).toBeNull()
    const tried = await outcomes<unknown>([
      startRoster(as(viewer), { importId: id }),
      takeRoster(silent)(as(viewer), { importId: id }),
      dropRoster(as(viewer), { importId: id }),
      correctRoster(as(viewer), { importId: id, rows: [] }),
      settleSchools(as(viewer), { importId: id, schools: [] }),
    ])
    expect(tried.refused.map((one) => one.code)).toEqual(Array(5).fill('notFound'))
    expect(await countAll()).toEqual(before)
  }
  expect(await readRoster(officer, 'x', every, NOW)).toBeNull()
  await take(id, administrator)
  expect(await read(id)).toMatchObject({ state: 'applied', total: 1 })
  const late = await outcomes<unknown>([
    startRoster(as(officer), { importId: id }),
    takeRoster(silent)(as(officer), { importId: id }),
    dropRoster(as(officer), { importId: id }),
  ])
  expect(late.refused.map((one) => one.complaint.key)).toEqual(Array(3).fill('importApplied'))
})

test('all or nothing: what changed meanwhile, a lost office and a fault write nobody, and it can be begun again', async () => {
  const file = csv('Nama,NIP\nGusti,199001012015011001\nAnak Agung,199001012015011002')
  const { id } = await upload(file)
  const sent = { importId: id, personId: officer.personId }
  const at = { now: NOW, jobId: '1' }
  // Twice at once it begins once, and while it runs nothing is corrected.
  const { succeeded, refused } = await outcomes([1, 2].map(() => startRoster(as(officer), { importId: id })))
  expect([succeeded, refused.map((one) => one.complaint.key)]).toEqual([1, ['rosterRunning']])
  await expect(correctRoster(as(officer), { importId: id, rows: [] })).rejects.toMatchObject({
    complaint: { key: 'rosterRunning' },
  })
  expect(await read(id)).toMatchObject({ state: 'running', done: 0, total: 2 })
  // Its process was killed: after two minutes it can be begun again.
  const later = new Date(NOW.getTime() + 121_000)
  expect((await readRoster(officer, id, every, later))?.state).toBe('open')
  const { id: other } = await db().person.create({ data: { name: 'Orang Lain', nip: '199001012015011002' } })
  const before = (await countAll()).slice(0, -1)
  await takeRosterOver.run(sent, at)
  expect(await read(id)).toMatchObject({ state: 'open', failure: 'rosterChanged', waiting: 1 })
  await db().person.delete({ where: { id: other } })
  await takeRosterOver.run({ ...sent, personId: teacher.personId }, at)
  await takeRosterOver.run({ ...sent, personId: crypto.randomUUID() }, at)
  expect((await read(id)).failure).toBe('forbidden')
  // A fault in the middle: nobody is there.
  const broken = takeRoster(() => {
    throw new Error('gone')
  })
  await expect(broken(as(officer), { importId: id })).rejects.toThrow('gone')
  expect((await countAll()).slice(0, -1)).toEqual([(before[0] as number) - 1, ...before.slice(1)])
  await take(id)
  expect(await read(id)).toMatchObject({ state: 'applied', failure: '', total: 2 })
})

test('a member who left joins again; what nobody took over is forgotten after 14 days', async () => {
  const { id: left } = await db().person.create({ data: { name: 'Putu Kembali' } })
  const ended = { startedOn: new Date('2025-01-01'), endedOn: new Date('2025-12-31') }
  await db().membership.create({ data: { groupId, personId: left, ...ended } })
  const { id } = await upload(csv('Nama\nPutu Kembali, S.Pd.'))
  expect((await read(id)).page[0]?.state).toBe('matched')
  await take(id)
  expect(await db().membership.count({ where: { groupId, personId: left } })).toBe(2)
  const old = await upload(csv('Nama\nLama'))
  const fortnight = new Date(NOW.getTime() + 15 * 86_400_000)
  await cleanRosters.run({}, { now: fortnight, jobId: '1' })
  expect(await db().memberImport.count({ where: { id: old.id } })).toBe(0)
  expect(await db().memberImport.count({ where: { id } })).toBe(1)
})
