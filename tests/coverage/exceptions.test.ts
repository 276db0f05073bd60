import { beforeAll, describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting } from '@/lib/activities/commands'
import { addDate } from '@/lib/calendar/dates/commands'
import {
  groupExceptions,
  type ListedExceptions,
  listExceptions,
  oversees,
} from '@/lib/coverage/exceptions/queries'
import { closeProblem, reportProblem } from '@/lib/problems/commands'
import { db } from '../support/database'
import { crew, DAY, held, on, planned, wellRun } from '../support/faults'
import { heldSession } from '../support/sharing'
import { makeGroup, makeViewer, meeting, report } from '../support/world'

const groups: Record<string, string> = {}
let supervisor: Viewer
const all = { kind: null, after: null }

/** A group of the regency that is looked at, with its people. */
async function made(slug: string, zone = 'Asia/Jakarta', region = '33.15') {
  groups[slug] = (await makeGroup(slug, region, zone)).id
  return crew(groups[slug])
}

beforeAll(async () => {
  await wellRun(await made('baik'))

  const quiet = await made('sunyi')
  const rested = await made('libur')
  for (const one of [quiet, rested]) {
    await held(one, '2026-09-12', 'A')
    await held(one, '2026-10-10', 'B')
  }
  const rest = {
    name: 'Libur semester',
    kind: 'holiday' as const,
    firstOn: '2026-10-12',
    lastOn: '2026-10-20',
  }
  await addDate(on(rested.officer, DAY), { groupId: rested.groupId, ...rest })
  // Days of an exam or event are no holidays.
  const exam = { ...rest, name: 'Ujian', kind: 'exam' as const }
  await addDate(on(quiet.officer, DAY), { groupId: quiet.groupId, ...exam })
  await scheduleMeeting(on(quiet.officer, '2026-11-25T01:00:00Z'), {
    ...meeting(quiet.groupId),
    days: [{ date: '2026-12-05', from: '08:00', to: '11:00' }],
  })

  const plan = await made('rencana')
  await wellRun(plan)
  await planned(plan, [
    ['2026-08', 'F'],
    ['2026-09', 'F'],
    ['2026-11', 'G'],
    ['2026-08', 'A'],
  ])
  const draft = await made('belum-ditetapkan')
  await wellRun(draft)
  await planned(draft, [['2026-08', 'F']], false)

  const papers = await made('berkas')
  await wellRun(papers)
  groups.undocumented = await held(papers, '2026-09-26', 'C', { documented: false })
  await held(papers, '2026-11-20', 'E', { documented: false })

  const problems = await made('masalah')
  await wellRun(problems)
  const [, reporter] = problems.people
  if (!reporter) throw new Error('no reporter')
  for (const time of ['2026-10-01T02:00:00Z', '2026-11-20T02:00:00Z'])
    await reportProblem(on(reporter, time), report(problems.groupId))
  const done = await reportProblem(on(reporter, '2026-09-01T02:00:00Z'), report(problems.groupId))
  await closeProblem(on(reporter, '2026-11-01T02:00:00Z'), {
    problemId: done.id,
    outcome: 'unsolved',
    text: 'Pindah.',
  })

  const fewer = await made('menurun')
  for (const [date, objective, present] of [
    ['2026-07-18', 'A', 8],
    ['2026-08-15', 'B', 8],
    ['2026-09-12', 'C', 8],
    ['2026-10-10', 'D', 6],
    ['2026-11-07', 'E', 5],
    ['2026-11-21', 'G', 4],
  ] as const)
    await held(fewer, date, objective, { present })
  // What teachers do in their classrooms brings few together, or all: it is no meeting in person.
  await held(fewer, '2026-11-24', 'F', { mode: 'on' })
  const classes = await made('praktik')
  await wellRun(classes)
  for (const date of ['2026-11-22', '2026-11-24', '2026-11-26'])
    await held(classes, date, 'F', { mode: 'on', present: 1 })

  const side = await made('sepihak')
  for (const [date, objective] of [
    ['2026-07-18', 'G'],
    ['2026-08-15', 'G'],
    ['2026-09-12', 'G'],
    ['2026-10-10', 'B'],
    ['2026-11-21', 'G'],
  ] as const)
    await held(side, date, objective)

  const both = await made('dua-hal')
  await held(both, '2026-09-12', 'A', { documented: false })
  await planned(both, [['2026-08', 'D']])

  // A limit of its own: the older problem has waited a day longer than it.
  const strict = await made('tegas')
  await wellRun(strict)
  await db().group.update({ where: { id: strict.groupId }, data: { problemDays: 14 } })
  for (const day of ['13', '14'])
    await reportProblem(on(strict.people[1] as Viewer, `2026-11-${day}T02:00:00Z`), report(strict.groupId))

  const far = await made('jauh', 'Asia/Jakarta', '52.03')
  await held(far, '2026-09-12', 'A', { documented: false })
  supervisor = await makeViewer({ regions: ['33.15'] })
}, 180_000)

const list = async (viewer = supervisor, now = DAY) => (await listExceptions(viewer, all, now)).groups

test('every fault is found, and nothing else, the worst first', async () => {
  const found = await list()
  expect(found.map(({ slug, exceptions }) => [slug, ...exceptions.map(({ kind }) => kind)])).toEqual([
    ['dua-hal', 'silent', 'nothingHeld', 'undocumented'],
    ['berkas', 'undocumented'],
    ['masalah', 'overdue'],
    ['sunyi', 'silent'],
    ['tegas', 'overdue'],
    ['menurun', 'falling'],
    ['rencana', 'nothingHeld'],
    ['sepihak', 'oneSided'],
  ])
  const of = (slug: string) => found.find((one) => one.slug === slug)?.exceptions
  expect(of('sunyi')).toEqual([
    {
      kind: 'silent',
      days: 49,
      free: 0,
      last: '2026-10-10',
      since: expect.any(String),
      next: '2026-12-05',
    },
  ])
  expect(of('rencana')).toEqual([
    { kind: 'nothingHeld', rows: [{ objective: 'F', planned: 2 }], from: '2026-07-01', to: '2026-10-31' },
  ])
  expect(of('berkas')).toEqual([
    {
      kind: 'undocumented',
      count: 1,
      of: 6,
      days: 63,
      oldest: {
        id: groups.undocumented,
        kind: 'meeting',
        state: 'held',
        on: '2026-09-26',
        minutes: false,
      },
    },
  ])
  expect(of('masalah')).toEqual([
    { kind: 'overdue', count: 1, of: 2, patience: 42, days: 58, oldest: '2026-10-01' },
  ])
  expect(of('tegas')).toEqual([
    { kind: 'overdue', count: 1, of: 2, patience: 14, days: 15, oldest: '2026-11-13' },
  ])
  expect(of('menurun')).toMatchObject([{ now: 15, before: 24, percent: 37 }])
  expect(of('sepihak')).toMatchObject([{ objective: 'G', held: 4, of: 5, percent: 80, to: '2026-11-28' }])
})

test('a session counts as documented by its material, and as activity', async () => {
  const one = await made('berbagi', 'Asia/Jakarta', '53.01')
  const [officer, presenter] = one.people
  if (!officer || !presenter) throw new Error('no people')
  await heldSession(one.groupId, { presenter, officer, present: one.people })
  const viewer = await makeViewer({ regions: ['53.01'] })
  const [found] = await list(viewer, new Date('2026-09-20T02:00:00Z'))
  expect(found?.exceptions).toMatchObject([
    { kind: 'undocumented', count: 1, of: 1, days: 39, oldest: { kind: 'sharing', state: 'held' } },
  ])
})

test('days are counted in the zone of the group: one is silent an hour before midnight in Jakarta', async () => {
  const [west, east] = [
    await made('barat', 'Asia/Jakarta', '91.71'),
    await made('timur', 'Asia/Jayapura', '91.71'),
  ]
  for (const one of [west, east]) await held(one, '2026-10-17', 'A')
  const viewer = await makeViewer({ regions: ['91'] })
  const found = await list(viewer, new Date('2026-11-28T16:00:00Z'))
  expect(found.map(({ slug, exceptions }) => [slug, exceptions[0]])).toMatchObject([
    ['timur', { kind: 'silent', days: 43 }],
  ])
})

test('a school year begins in July, and an old one accuses nobody', async () => {
  const found = await list(supervisor, new Date('2027-07-05T02:00:00Z'))
  const kinds = found.flatMap(({ exceptions }) => exceptions.map(({ kind }) => kind))
  expect(kinds).not.toContain('nothingHeld')
  expect(kinds).not.toContain('oneSided')
  expect(kinds).toContain('silent')
})

describe('who reads what stands out', () => {
  const read = async (viewer: Viewer, slug = 'sunyi') => {
    const facts = { groupId: groups[slug] ?? '', regionCode: slug === 'jauh' ? '52.03' : '33.15' }
    return groupExceptions(viewer, { id: facts.groupId, facts }, DAY)
  }
  test('officers of the group and who supervises it; no teacher, administrator or officer of another', async () => {
    const groupId = groups.sunyi ?? ''
    const officer = await makeViewer({ officerOf: [groupId] })
    for (const viewer of [officer, supervisor])
      expect((await read(viewer))?.exceptions).toMatchObject([{ kind: 'silent', days: 49 }])
    const others = [
      await makeViewer({ memberOf: [groupId] }),
      await makeViewer({ isAdministrator: true }),
      await makeViewer({ officerOf: [groups.baik ?? ''] }),
      await makeViewer({ regions: ['52'] }),
      await makeViewer({ formerlyOf: [groupId] }),
    ]
    for (const viewer of others) expect(await read(viewer)).toBe(null)
    expect(await read(supervisor, 'jauh')).toBe(null)
    expect([oversees(supervisor), oversees(officer)]).toEqual([true, false])
  })
  test('the list holds the groups of the scope alone', async () => {
    expect((await list(await makeViewer({ regions: ['52'] }))).map(({ slug }) => slug)).toEqual(['jauh'])
    expect(await list(await makeViewer({ isAdministrator: true }))).toEqual([])
    const officer = await makeViewer({ officerOf: [groups.sunyi ?? ''], memberOf: [groups.berkas ?? ''] })
    expect((await list(officer)).map(({ slug }) => slug)).toEqual(['sunyi'])
    const empty = await listExceptions(await makeViewer({ regions: ['11'] }), all, DAY)
    expect(empty).toMatchObject({ groups: [], standing: 0, checked: 0 })
  })
})

test('narrowed by kind, with how many there are of each', async () => {
  const {
    groups: found,
    counts,
    standing,
    checked,
  } = await listExceptions(supervisor, { kind: 'silent', after: null }, DAY)
  expect(found.map(({ slug }) => slug)).toEqual(['dua-hal', 'sunyi'])
  expect(Object.fromEntries(counts)).toEqual({
    silent: 2,
    nothingHeld: 2,
    undocumented: 2,
    overdue: 2,
    falling: 1,
    oneSided: 1,
  })
  expect([standing, checked]).toEqual([8, 12])
})

test('pages hold each group once, also when the one at the end of a page is gone', async () => {
  const startedOn = new Date('2026-01-01T00:00:00Z')
  for (let i = 0; i < 60; i += 1) {
    const data = { kind: 'kkg' as const, regionCode: '64.01', zone: 'Asia/Makassar', createdAt: startedOn }
    await db().group.create({ data: { ...data, slug: `sunyi-${i}`, name: `Kelompok ${i % 7}` } })
  }
  const viewer = await makeViewer({ regions: ['64'] })
  const seen: string[] = []
  let after: { weight: number; id: string } | null = null
  do {
    const page: ListedExceptions = await listExceptions(viewer, { kind: null, after }, DAY)
    expect(page.standing).toBe(60)
    seen.push(...page.groups.map(({ id: one }) => one))
    after = page.next
  } while (after)
  expect(seen).toHaveLength(60)
  expect(new Set(seen).size).toBe(60)
  const gone = { weight: 10_000, id: '019a0000-0000-7000-8000-00000000000a' }
  expect((await listExceptions(viewer, { kind: null, after: gone }, DAY)).groups).toEqual([])
})
