import { describe, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { listExceptions } from '@/lib/coverage/exceptions/queries'
import { exceptionsAsked } from '@/lib/coverage/exceptions/schema'
import { reportProblem } from '@/lib/problems/commands'
import { db } from '../support/database'
import { type Crew, crew, DAY, held, on } from '../support/faults'
import { makeGroup, makeViewer, report } from '../support/world'

describe('a day on either side of each limit', () => {
  /** Whether it stands out in a group of its own, made on the day that is given, as seen on 28 November. */
  async function stands(slug: string, kind: string, begin: (one: Crew) => Promise<unknown>) {
    const groupId = (await makeGroup(slug, '13.01')).id
    await begin(await crew(groupId, 3))
    const viewer = await makeViewer({ assignedGroups: [groupId] })
    const [found] = (await listExceptions(viewer, { kind: null, after: null }, DAY)).groups
    return found?.exceptions.some((one) => one.kind === kind) ?? false
  }
  test.each([
    ['2026-10-16', true],
    ['2026-10-17', false],
  ])('silent for 42 days: last held on %s', async (date, out) => {
    expect(await stands(`diam-${date}`, 'silent', (one) => held(one, date, 'A'))).toBe(out)
  })
  test.each([
    ['2026-11-13', true],
    ['2026-11-14', false],
    ['2025-11-28', true],
    ['2025-11-27', false],
  ])('papers after 14 days, of the last 365: held on %s', async (date, out) => {
    const papers = (one: Crew) => held(one, date, 'A', { documented: false })
    expect(await stands(`berkas-${date}`, 'undocumented', papers)).toBe(out)
  })
  test.each([
    ['2026-10-16', true],
    ['2026-10-17', false],
  ])('problems open for the 42 days that a group begins with: reported on %s', async (date, out) => {
    const reported = (one: Crew) =>
      reportProblem(on(one.people[1] as Viewer, `${date}T02:00:00Z`), report(one.groupId))
    expect(await stands(`masalah-${date}`, 'overdue', reported)).toBe(out)
  })
  test.each([
    ['2025-11-29', true],
    ['2025-11-28', false],
  ])('meetings of the last 365 days are compared: the first on %s', async (date, out) => {
    const six = async (one: Crew) => {
      for (const [on, present] of [
        [date, 3],
        ['2025-12-10', 3],
        ['2026-01-10', 3],
        ['2026-09-10', 1],
        ['2026-10-10', 1],
        ['2026-11-10', 1],
      ] as const)
        await held(one, on, 'A', { present, documented: false })
    }
    expect(await stands(`menurun-${date}`, 'falling', six)).toBe(out)
  })
})

test('narrowed to the groups asked for, within what one looks after', async () => {
  const createdAt = new Date('2026-01-01T00:00:00Z')
  for (const [slug, regionCode, subject] of [
    ['kecamatan', '12.01.01', null],
    ['kimia', '12.01', 'Kimia'],
    ['fisika', '12.02', 'Fisika 100%'],
  ] as const) {
    const kind = subject ? ('mgmp' as const) : ('kkg' as const)
    const rest = { regionCode, subject, kind, zone: 'Asia/Jakarta', createdAt }
    await db().group.create({ data: { ...rest, slug, name: `Saring ${slug}` } })
  }
  const beside = await db().group.create({
    data: { slug: 'sunyi', kind: 'kkg', name: 'Sunyi', regionCode: '33.15', zone: 'Asia/Jakarta', createdAt },
  })
  await makeGroup('bukan-binaan', '33.15')
  const viewer = await makeViewer({ regions: ['12'], assignedGroups: [beside.id] })
  for (const [asked, slugs] of [
    [{}, ['fisika', 'kecamatan', 'kimia', 'sunyi']],
    [{ groups: 'kkg' }, ['kecamatan', 'sunyi']],
    [{ groups: 'mgmp' }, ['fisika', 'kimia']],
    [{ subject: 'KIMIA' }, ['kimia']],
    [{ subject: 'Fisika 100%' }, ['fisika']],
    [{ region: '12.01' }, ['kecamatan', 'kimia']],
    [{ region: '12.01', groups: 'kkg' }, ['kecamatan']],
    [{ region: '12.01.01', groups: 'mgmp' }, []],
    [{ name: 'SARING K' }, ['kecamatan', 'kimia']],
    [{ name: '%' }, []],
    [{ region: '1' }, []],
    [{ region: '12.0' }, []],
    [{ region: '33.15' }, ['sunyi']],
    [{ region: 'x' }, []],
  ] as const) {
    const found = await listExceptions(viewer, exceptionsAsked(asked), DAY)
    expect(found.groups.map(({ slug }) => slug).sort(), JSON.stringify(asked)).toEqual(slugs)
    expect([found.checked, found.standing]).toEqual([slugs.length, slugs.length])
  }
})
