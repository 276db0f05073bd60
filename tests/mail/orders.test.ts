import { parse } from 'csv-parse/sync'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { scheduleMeeting, stepActivity } from '@/lib/activities/commands'
import { recordAttendance } from '@/lib/activities/records/commands'
import { coverageWords, plainLimits } from '@/lib/coverage/export'
import { endsOrder, orderReport, stopByLink, stopReport } from '@/lib/coverage/orders/commands'
import { mailReport, orderedReports } from '@/lib/coverage/orders/jobs'
import { ownOrders } from '@/lib/coverage/orders/queries'
import { lastMonth, monthBegan } from '@/lib/coverage/orders/rules'
import { regionLimits } from '@/lib/coverage/regions/export'
import { reportProblem } from '@/lib/problems/commands'
import { db } from '../support/database'
import { sendBy } from '../support/post'
import { as } from '../support/sharing'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, meeting, NOW, report } from '../support/world'

const post = await sendBy()
afterAll(() => post.stop())

let groupId: string
let supervisor: Viewer
let stranger: Viewer
const september = new Date('2026-09-01T00:13:00Z')
const attempt = (now: Date) => ({ now, jobId: '1' })

beforeAll(async () => {
  groupId = (await makeGroup('kkg-satu', '52.03')).id
  await makeGroup('kkg-dua', '52.03.01')
  await makeGroup('kkg-lain', '33.15')
  supervisor = await makeViewer({ regions: ['52.03'] })
  stranger = await makeViewer({})
  await db().person.update({ where: { id: supervisor.personId }, data: { email: 'pengawas@contoh.sch.id' } })
  const officer = await makeViewer({ officerOf: [groupId] })
  await reportProblem(as(officer), report(groupId))
  const { id: activityId } = await scheduleMeeting(as(officer), meeting(groupId))
  const rows = [{ personId: officer.personId, status: 'present' as const }]
  await recordAttendance(as(officer), { activityId, rows })
  await stepActivity(as(officer), { activityId, step: 'hold', reason: '' })
})
beforeEach(async () => {
  await db().coverageOrder.deleteMany()
  await db().mail.deleteMany()
  post.mails.length = 0
})

const words = coverageWords('id')
const linkOf = (mail: { text?: unknown } | undefined) =>
  String(mail?.text).match(/^https?:\/\/[^/]+(\/(?:coverage|groups)\S*\?\S*)$/m)?.[1]

const order = (more: object = {}, viewer = supervisor) =>
  orderReport(as(viewer), { scope: 'own', place: '', locale: 'id', ...more } as never)

async function run(now: Date) {
  await orderedReports.run({}, attempt(now))
  const waiting = await db().mail.findMany({ where: { state: 'waiting' } })
  for (const { id } of waiting) await mailReport.run({ mailId: id }, attempt(now))
}

test('a month after its order, once, also when the job runs twice or late: figures, table and CSV alike', async () => {
  await order()
  await run(new Date('2026-08-31T16:59:00Z'))
  expect(post.mails).toEqual([])
  await Promise.all([run(september), orderedReports.run({}, attempt(september))])
  await run(september)
  await run(new Date('2026-09-28T00:13:00Z'))
  expect(post.to()).toEqual(['pengawas@contoh.sch.id'])
  const [mail] = post.mails
  expect(mail?.subject).toBe('Cakupan tujuan Agustus 2026: semua kelompok Anda')
  expect(mail?.text).toMatch(/D · .*\n {3}direncanakan 1, terlaksana 1, terdokumentasi 0/i)
  expect(mail?.text?.match(/^[A-G] · /gm)).toHaveLength(4 * 7)
  // The meeting of 180 minutes, and the problem: of each objective, and together.
  expect(mail?.text).toMatch(
    /D · .*\n {3}JP terlaksana 4, Kehadiran 1, Masalah dilaporkan 1, Masalah selesai 0/,
  )
  expect(mail?.text?.match(/^Jumlah\n {3}JP terlaksana 4, Kehadiran 1, /gm)).toHaveLength(2)
  expect(String(mail?.html).match(/<caption/g)).toHaveLength(4)
  const limits = regionLimits(words)
  expect(limits).toHaveLength(8)
  for (const limit of limits) {
    expect(mail?.text).toContain(`\n${limit}\n`)
    expect(mail?.html).toContain(`>${limit}</p>`)
  }
  expect(linkOf(mail)).toBe('/coverage?year=2026&part=year')
  const csv = mail?.attachments[0]?.content.toString() ?? ''
  expect(mail?.attachments[0]?.filename).toBe('sanggar-2026-2026-08.csv')
  expect(csv).toMatch(/^\ufeffKelompok,/)
  expect(csv.trim().split('\r\n')).toHaveLength(1 + 2 * 7 + limits.length)
  expect(csv).toMatch(/kkg-satu,D,.*,1,1,0,0,0,0,4,1,1,0\r\n/)
  const table = parse(csv, { bom: true, record_delimiter: '\r\n' }) as string[][]
  expect(table.slice(-limits.length).map(([label, limit]) => [label, limit])).toEqual(
    limits.map((limit) => ['Yang tidak dapat dikatakan laporan ini', limit]),
  )
  expect(csv).not.toContain('kkg-lain')
  await run(new Date('2026-10-01T00:13:00Z'))
  expect(post.mails).toHaveLength(2)
  expect(post.mails[1]?.subject).toContain('September 2026')
})

test('of one group or one region, in its language; what is not seen cannot be ordered', async () => {
  await order({ scope: 'group', place: 'https://x.id/groups/kkg-satu', locale: 'en' })
  await order({ scope: 'region', place: '52.03.01' })
  await order({ scope: 'region', place: '52.03.01' })
  expect((await ownOrders(supervisor)).orders.map((one) => one.scope)).toEqual(['group', 'region'])
  await run(september)
  expect(post.mails.map((mail) => mail.subject)).toEqual([
    'Objective coverage August 2026: kkg-satu',
    expect.stringContaining('Agustus 2026'),
  ])
  expect(post.mails.map(linkOf)).toEqual([
    '/groups/kkg-satu/coverage?year=2026&part=year',
    '/coverage?region=52.03.01&year=2026&part=year',
  ])
  // What is said of regions alone does not stand below the figures of one group.
  const english = coverageWords('en')
  const [ofGroup = '', ofRegion = ''] = post.mails.map((mail) => String(mail.text))
  for (const limit of plainLimits(english)) expect(ofGroup).toContain(limit)
  expect(ofGroup).not.toContain(english.r('limit.size'))
  expect(ofRegion).toContain(words.r('limit.size'))
  expect(post.mails[1]?.attachments[0]?.content.toString()).not.toContain('kkg-satu')
  const refused = (more: object, field = 'place', viewer = supervisor) =>
    expect(order(more, viewer)).rejects.toMatchObject({
      code: 'invalid',
      fields: { [field]: expect.anything() },
    })
  await refused({ scope: 'group', place: 'kkg-lain' })
  await refused({ scope: 'group', place: '' })
  await refused({ scope: 'region', place: '33.15' })
  await refused({ scope: 'region', place: '5' })
  await refused({ scope: 'nation' }, 'scope')
  await refused({ locale: 'jv' }, 'locale')
  await refused({}, 'place', stranger)
  expect(await db().coverageOrder.count()).toBe(2)
})

test('a scope that was taken away a moment ago ends the order, and its reader is told once', async () => {
  await order({ scope: 'region', place: '52.03' })
  const end = { endedOn: new Date('2026-08-20T00:00:00Z') }
  await db().supervisorAssignment.updateMany({ where: { personId: supervisor.personId }, data: end })
  await run(september)
  await run(new Date('2026-10-01T00:13:00Z'))
  expect(post.mails.map((mail) => mail.subject)).toEqual(['Laporan bulanan Anda berakhir'])
  expect(post.mails[0]?.attachments).toEqual([])
  expect(await db().coverageOrder.findFirst()).toMatchObject({ end: 'unseen', endedAt: september })
  await db().supervisorAssignment.updateMany({
    where: { personId: supervisor.personId },
    data: { endedOn: null },
  })
})

test('stopped by its owner or by the link of its letter, by nobody else', async () => {
  await order()
  const [mine] = (await ownOrders(supervisor)).orders
  const orderId = mine?.id ?? ''
  await expect(stopReport(as(stranger), { orderId })).rejects.toMatchObject({ code: 'notFound' })
  await run(september)
  const token = post.mails[0]?.text?.match(/unsubscribe\/report\/([\w.-]+)/)?.[1] ?? ''
  expect(endsOrder(token)).toBe(true)
  expect(endsOrder(`${token}x`)).toBe(false)
  await expect(stopByLink('x', NOW)).rejects.toMatchObject({ code: 'notFound' })
  await stopByLink(token, september)
  await stopByLink(token, september)
  expect((await ownOrders(supervisor)).orders).toEqual([])
  await expect(stopReport(as(supervisor), { orderId })).rejects.toMatchObject({ code: 'notFound' })
  await run(new Date('2026-10-01T00:13:00Z'))
  expect(post.mails).toHaveLength(1)
  expect(await db().auditEntry.count({ where: { command: 'coverage.stopOrder' } })).toBe(1)
})

test('at most ten; two at once are one; the months by the clock of Jakarta; the database holds the shape', async () => {
  await Promise.all([order(), order()])
  expect(await db().coverageOrder.count()).toBe(1)
  const [row] = await db().coverageOrder.findMany()
  const { personId, createdAt } = row ?? { personId: '', createdAt: NOW }
  const codes = (await db().region.findMany({ where: { level: 1 }, take: 9, select: { code: true } })).map(
    (one) => one.code,
  )
  await db().coverageOrder.createMany({
    data: codes.map((regionCode) => ({
      personId,
      createdAt,
      scope: 'region' as const,
      regionCode,
      locale: 'id',
    })),
  })
  await expect(order({ scope: 'group', place: 'kkg-satu' })).rejects.toMatchObject({ code: 'conflict' })
  expect(lastMonth(new Date('2026-08-31T17:00:00Z')).name).toBe('2026-08')
  expect(lastMonth(new Date('2026-08-31T16:59:00Z')).name).toBe('2026-07')
  expect(lastMonth(new Date('2027-01-05T00:00:00Z'))).toMatchObject({ name: '2026-12', schoolYear: 2026 })
  expect(lastMonth(new Date('2026-07-05T00:00:00Z'))).toMatchObject({ name: '2026-06', schoolYear: 2025 })
  expect(monthBegan(NOW).toISOString()).toBe('2026-07-31T17:00:00.000Z')
  await expect(sql(`update coverage_order set "end" = 'stopped'`)).rejects.toThrow('coverage_order_ended')
  await expect(sql(`update coverage_order set scope = 'group'`)).rejects.toThrow('coverage_order_scope')
  await expect(sql(`update coverage_order set locale = 'English'`)).rejects.toThrow('coverage_order_locale')
})
