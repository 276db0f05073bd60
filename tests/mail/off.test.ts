import { expect, test } from 'vitest'
import { scheduleMeeting } from '@/lib/activities/commands'
import { askAddress, askReset } from '@/lib/auth/links/commands'
import { orderReport } from '@/lib/coverage/orders/commands'
import { ownOrders } from '@/lib/coverage/orders/queries'
import { sendTest } from '@/lib/mail/commands'
import { mailOverview } from '@/lib/mail/queries'
import { noticeChoices } from '@/lib/notices/queries'
import { sendPasswordLink } from '@/lib/people/persons/commands'
import { db } from '../support/database'
import { as } from '../support/sharing'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, meeting, NOW } from '../support/world'

test('without a mail server nothing is left to be sent, and whoever asks is told so', async () => {
  const { id: groupId } = await makeGroup('one')
  const officer = await makeViewer({ officerOf: [groupId] })
  const one = await makeViewer({ memberOf: [groupId] })
  const admin = await makeViewer({ isAdministrator: true })
  await db().person.update({ where: { id: one.personId }, data: { email: 'sari@contoh.sch.id' } })
  const days = [{ date: '2026-09-20', from: '08:00', to: '11:00' }]
  await scheduleMeeting(as(officer), { ...meeting(groupId), days })
  expect(await db().notice.count()).toBe(1)
  const off = { code: 'conflict', complaint: { key: 'mailOff' } }
  const email = 'sari@contoh.sch.id'
  await expect(askReset({ email }, { address: '', userAgent: '', now: NOW })).rejects.toMatchObject(off)
  await expect(askAddress(as(one), { email: 'baru@contoh.sch.id', old: 'x' })).rejects.toMatchObject(off)
  await expect(orderReport(as(one), { scope: 'own', place: '', locale: 'id' })).rejects.toMatchObject(off)
  await expect(sendTest(as(admin), {})).rejects.toMatchObject(off)
  const { personId } = one
  await expect(sendPasswordLink(as(admin), { personId })).rejects.toMatchObject(off)
  expect((await noticeChoices(one)).letters).toBe('off')
  expect((await ownOrders(one)).letters).toBe(false)
  expect((await mailOverview(admin, NOW)).from).toBeNull()
  expect(await db().mail.count()).toBe(0)
  expect(await db().noticeDelivery.count()).toBe(0)
  expect(await sql('select 1 from graphile_worker.jobs')).toEqual([])
})
