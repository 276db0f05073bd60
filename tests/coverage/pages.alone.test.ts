import type { ReactNode } from 'react'
import { prerenderToNodeStream } from 'react-dom/static'
import { createTranslator } from 'use-intl/core'
import { beforeAll, expect, test, vi } from 'vitest'
import ExceptionList from '@/app/(signed-in)/coverage/exceptions/page'
import Regions from '@/app/(signed-in)/coverage/page'
import Cell from '@/app/(signed-in)/groups/[group]/coverage/[objective]/page'
import GroupCoverage from '@/app/(signed-in)/groups/[group]/coverage/page'
import { addEvidence, addResult } from '@/lib/activities/evidence/commands'
import { coverageWords, plainLimits } from '@/lib/coverage/export'
import { regionLimits } from '@/lib/coverage/regions/export'
import { groupIn } from '../support/regions'
import { as, heldSession } from '../support/sharing'
import { makeGroup, makeViewer } from '../support/world'

const who = vi.hoisted(() => ({ viewer: null as unknown }))
vi.mock('@/lib/auth/current', () => ({ requireViewer: async () => who.viewer }))
// What makes a page's markup at once has a test of its own.
vi.mock('@/components/ui/still', () => ({ still: (page: unknown) => page }))
vi.mock('@/lib/i18n/words', async () => {
  const { messages } = await import('@/lib/i18n/messages')
  return {
    getLocale: async () => 'id',
    getTranslations: async (namespace: never) =>
      createTranslator({ locale: 'id', messages: messages.id, namespace }),
  }
})

const period = { year: '2026', part: 'year' }

/** What a page says to who reads it. */
async function said(node: ReactNode | Promise<ReactNode>) {
  const { prelude } = await prerenderToNodeStream(await node)
  const parts: Buffer[] = []
  for await (const part of prelude) parts.push(Buffer.from(part))
  return Buffer.concat(parts)
    .toString('utf8')
    .replace(/<!--.*?-->|<head>.*?<\/head>|<title>.*?<\/title>/g, '')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ')
}

beforeAll(async () => {
  const { id } = await makeGroup('kelas')
  const officer = await makeViewer({ officerOf: [id] })
  const [presenter, colleague] = [await makeViewer({ memberOf: [id] }), await makeViewer({ memberOf: [id] })]
  who.viewer = await makeViewer({ regions: ['33.15'] })
  const activityId = await heldSession(
    id,
    { presenter, officer, present: [colleague] },
    { objective: 'F', supporting: [] },
  )
  const figures = {
    ...{ measure: 'mean' as const, pupils: '28', instrument: 'Ulangan harian' },
    ...{ before: '61,5', after: '74.25', beforeOn: '2026-07-20', afterOn: '2026-08-12' },
  }
  const note = 'Ulangan harian pembagian, kelas II.'
  await addResult(as(officer), { activityId, note, url: '', figures })
  // Of another kind: it proves nothing of F, and what it says of a pupil does not stand there.
  const kind = 'reflection' as const
  await addEvidence(as(officer), { activityId, kind, note: 'Nilai Rina 40 menjadi 90.', url: '' })
})

test('behind a figure of F stand results of a whole class and nothing else', async () => {
  const params = Promise.resolve({ group: 'kelas', objective: 'F' })
  const searchParams = Promise.resolve({ ...period, stage: 'evidenced' })
  const text = await said(Cell({ params, searchParams }))
  expect(text).toContain('1 catatan di balik angka ini.')
  expect(text).toContain('28 murid')
  expect(text).toContain('61,5 menjadi 74,25')
  expect(text).toContain('Ulangan harian pembagian, kelas II.')
  expect(text).not.toContain('Rina')
})

const words = coverageWords('id')
const regions = (asked: Record<string, string>) =>
  said(Regions({ searchParams: Promise.resolve({ ...period, ...asked }) }))

test('pages of a group and of a region say what they cannot say, and of which day exceptions are', async () => {
  const params = Promise.resolve({ group: 'kelas' })
  const group = await said(GroupCoverage({ params, searchParams: Promise.resolve(period) }))
  for (const sentence of [...plainLimits(words), words.e('today')]) expect(group).toContain(sentence)
  expect(group).not.toContain(words.r('limit.size'))
  const region = await regions({})
  for (const sentence of [...regionLimits(words), words.e('today')]) expect(region).toContain(sentence)
})

test('exceptions of the page of a region are of the groups that its filters and its region leave', async () => {
  const createdAt = new Date(Date.now() - 200 * 86_400_000)
  for (const [region, slug, subject] of [
    ['52.03', 'kkg-lotim', null],
    ['52.03.07', 'kimia-selong', 'Kimia'],
    ['52.01', 'kkg-lobar', null],
  ] as const)
    await groupIn(region, slug, subject, { createdAt })
  who.viewer = await makeViewer({ regions: ['52'] })
  const found = async (asked: Record<string, string>) => {
    const text = await regions(asked)
    expect(text).toContain('Yang perlu perhatian')
    return text
      .match(/Ada yang perlu perhatian di (\d+) dari (\d+) kelompok/)
      ?.slice(1)
      .map(Number)
  }
  expect(await found({})).toEqual([3, 3])
  expect(await found({ region: '52.03' })).toEqual([2, 2])
  expect(await found({ region: '52.03', kind: 'kkg' })).toEqual([1, 1])
  expect(await found({ subject: 'kimia' })).toEqual([1, 1])
  expect(await found({ subject: 'fisika' })).toBeUndefined()
  expect(await regions({ subject: 'fisika' })).toContain('Tidak ada kelompok yang cocok dengan saringan ini.')
  for (const region of ['5', '33.15', '52.0'])
    await expect(regions({ region }), region).rejects.toMatchObject({
      digest: expect.stringContaining('404'),
    })
  const list = await said(
    ExceptionList({ searchParams: Promise.resolve({ region: '52.03', groups: 'kkg' }) }),
  )
  expect(list).toContain('Hanya kelompok binaan yang cocok dengan saringan: Wilayah 52.03, KKG.')
  expect([list.includes('kkg-lotim'), list.includes('kimia-selong'), list.includes('kkg-lobar')]).toEqual([
    true,
    false,
    false,
  ])
})
