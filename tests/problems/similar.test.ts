import { beforeAll, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { helpWithProblem } from '@/lib/problems/commands'
import { alikeIn } from '@/lib/problems/similar/export'
import { similarProblems } from '@/lib/problems/similar/queries'
import { as, reported } from '../support/problems'
import { makeGroup, makeViewer } from '../support/world'

let groupId: string
let reporter: Viewer
let peer: Viewer
let officer: Viewer
const ids: Record<string, string> = {}

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  reporter = await makeViewer({ memberOf: [groupId] })
  peer = await makeViewer({ memberOf: [groupId] })
  officer = await makeViewer({ officerOf: [groupId] })
  const say = (situation: string, more: object = {}) => reported(reporter, groupId, { situation, ...more })
  ids.read = await say('Murid kelas dua belum lancar membaca dan malas ke pojok baca.', { subject: 'Bahasa' })
  ids.share = await say('Siswa menghafal perkalian tetapi tidak memahami pembagian bersusun.')
  ids.hidden = await say('Seorang guru kesulitan pembagian bersusun karena konflik dengan orang tua.', {
    visibility: 'officers',
  })
  await say('Alat peraga magnet rusak semua.', { subject: 'IPA' })
  await helpWithProblem(as(peer), { problemId: ids.share ?? '', text: 'Mulai dari biji-bijian.' })
})

const found = async (viewer: Viewer, text: string) =>
  (await similarProblems(viewer, groupId, text)).map((one) => one.id)

test.each([
  ['the same words', 'tidak memahami pembagian bersusun', 'share'],
  ['other endings of the same words', 'hafalan pembagian yang dipahami', 'share'],
  ['mistyped words', 'pembagan bersussun', 'share'],
  ['one word', 'pembacaan', 'read'],
] as const)('finds by %s', async (_, text, key) => {
  expect((await found(peer, text))[0]).toBe(ids[key])
})

test('only what the viewer reads, with what helped', async () => {
  expect(await found(peer, 'kesulitan pembagian bersusun')).toEqual([ids.share])
  expect(await found(officer, 'kesulitan pembagian bersusun')).toContain(ids.hidden)
  const [one] = await similarProblems(peer, groupId, 'pembagian bersusun')
  expect(one?.solution).toBe('Mulai dari biji-bijian.')
  const stranger = await makeViewer({ memberOf: [(await makeGroup('two')).id] })
  expect(await found(stranger, 'pembagian bersusun')).toEqual([])
})

test.each([
  `' " \\ % & | ! :* <->`,
  '',
  '😀',
  'x'.repeat(10_000),
  'siswa tidak bisa',
  `'); drop table problem; --`,
  'a.b/c&d|e!f:*',
])('a strange text is no error: %s', async (text) => {
  expect(Array.isArray(await found(peer, text))).toBe(true)
})

test('what the form is answered makes no sense of nonsense', async () => {
  for (const asked of [{}, { group: 1, text: 2 }, { group: 'nowhere', text: 'pembagian' }])
    expect(await alikeIn(peer, asked).catch(() => 'failed')).toEqual([])
})
