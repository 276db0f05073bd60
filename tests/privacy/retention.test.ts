import { beforeAll, expect, test } from 'vitest'
import { cleanAuth } from '@/lib/auth/jobs'
import { hashPassword } from '@/lib/auth/password'
import { dateValue } from '@/lib/core/time'
import { NOBODY } from '@/lib/privacy/closing/rules'
import { applyRetention } from '@/lib/privacy/retention/commands'
import { db } from '../support/database'
import { finished, ownFiles } from '../support/documents'
import { settings } from '../support/settings'
import { makeGroup, makeViewer, NOW } from '../support/world'

settings({ SANGGAR_KEEP: 'guests=100 answers=10 sessions=3' })
const DAY = 86_400_000
const after = (days: number) => new Date(NOW.getTime() + days * DAY)
let groupId: string
let activityId: string
let member: string

beforeAll(async () => {
  ownFiles()
  groupId = (await makeGroup('one')).id
  const officer = await makeViewer({ officerOf: [groupId] })
  member = (await makeViewer({ memberOf: [groupId] })).personId
  activityId = await finished(groupId, officer, [member])
  const said = { groupId, activityId, answer: 'excused' as const, reason: 'Rawat inap', forStart: NOW }
  await db().invitationAnswer.create({ data: { ...said, personId: member, at: NOW } })
  await db().guest.create({
    data: {
      ...said,
      name: 'Bu Camat',
      institution: 'Kantor Camat',
      role: 'tamu',
      addedById: member,
      at: NOW,
      answeredAt: NOW,
    },
  })
  await db().session.create({ data: { personId: member, createdAt: NOW, expiresAt: NOW } })
})

test('nothing goes before its time', async () => {
  expect(await applyRetention(after(9))).toEqual({ reasons: 0, guests: 0, people: 0 })
  await cleanAuth.run({}, { now: after(2), jobId: '1' })
  expect(await db().session.count()).toBe(1)
})

test('reasons, guests and sessions go by the periods of the configuration; what was counted stays', async () => {
  await cleanAuth.run({}, { now: after(4), jobId: '1' })
  expect(await db().session.count()).toBe(0)
  expect(await applyRetention(after(11))).toEqual({ reasons: 2, guests: 0, people: 0 })
  expect(await db().invitationAnswer.findFirst()).toMatchObject({ answer: 'excused', reason: '–' })
  expect(await applyRetention(after(101))).toEqual({ reasons: 0, guests: 1, people: 0 })
  expect(await db().guest.findFirst()).toMatchObject({ name: '–', institution: '', role: '', reason: '–' })
  expect(await applyRetention(after(102))).toEqual({ reasons: 0, guests: 0, people: 0 })
  const entries = await db().auditEntry.findMany({
    where: { command: 'retention.apply' },
    orderBy: { id: 'asc' },
  })
  expect(entries.map((one) => one.detail)).toEqual([
    { reasons: 2, guests: 0 },
    { reasons: 0, guests: 1 },
  ])
})

test('people without an account who left long ago become nobody; with one, or with a group, they stay', async () => {
  const left = { groupId, startedOn: dateValue('2018-07-01'), endedOn: dateValue('2019-06-30') }
  const make = (name: string, more: object = {}, membership: object = left) =>
    db().person.create({
      data: {
        name,
        createdAt: dateValue('2018-07-01'),
        ...more,
        memberships: { create: membership as never },
      },
    })
  const gone = await make('Wagiman Lama', { nip: '198609262009012005' })
  const passwordHash = await hashPassword('kata sandi yang panjang')
  const kept = [
    await make('Punya Akun', { email: 'akun@contoh.sch.id', passwordHash }),
    await make('Masih Anggota', {}, { groupId, startedOn: dateValue('2018-07-01') }),
    await make('Belum Lama', {}, { ...left, endedOn: dateValue('2024-06-30') }),
  ]
  await db().activity.update({ where: { id: activityId }, data: { description: 'Oleh Wagiman Lama' } })
  expect((await applyRetention(NOW)).people).toBe(1)
  expect(await db().person.findUniqueOrThrow({ where: { id: gone.id } })).toMatchObject({
    name: NOBODY,
    nip: null,
    closedAt: NOW,
  })
  const { description } = await db().activity.findUniqueOrThrow({ where: { id: activityId } })
  expect(description).toBe('Oleh ▇▇▇')
  for (const { id, name } of kept)
    expect(await db().person.findUniqueOrThrow({ where: { id } })).toMatchObject({ name, closedAt: null })
})

test.each(['guests=0', 'guests', 'x=5', 'guests=5;answers=3'])(
  'a setting that makes no sense is refused: %s',
  async (SANGGAR_KEEP) => {
    const { readEnvironment } = await import('@/lib/core/env')
    expect(() => readEnvironment({ ...process.env, SANGGAR_KEEP })).toThrow()
  },
)
