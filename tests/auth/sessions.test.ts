import { beforeAll, expect, test } from 'vitest'
import { viewerOfSession } from '@/lib/auth/load'
import { hashPassword } from '@/lib/auth/password'
import { endAllSessions, endSession, openSession } from '@/lib/auth/sessions'
import { db } from '../support/database'
import { NOW } from '../support/world'

const browser = { address: '', userAgent: 'test', now: NOW }
const right = { email: 'sari@contoh.sch.id', password: 'rahasia-sekali-7' }

beforeAll(async () => {
  const passwordHash = await hashPassword(right.password)
  await db().person.create({ data: { name: 'Sari', email: right.email, passwordHash } })
})

test('the right password opens a session that can be ended, alone or with all others', async () => {
  const one = await openSession(right, browser)
  const two = await openSession({ ...right, email: ' SARI@contoh.sch.id ' }, browser)
  expect(await viewerOfSession(one.id, NOW)).toMatchObject({ name: 'Sari', memberOf: [] })
  await endSession(one.personId, one.id, NOW)
  expect(await viewerOfSession(one.id, NOW)).toBeNull()
  expect(await viewerOfSession(two.id, NOW)).not.toBeNull()
  await endAllSessions(one.personId, NOW)
  expect(await viewerOfSession(two.id, NOW)).toBeNull()
})

test('a session ends by itself', async () => {
  const { id } = await openSession(right, browser)
  expect(await viewerOfSession(id, new Date(NOW.getTime() + 31 * 86_400_000))).toBeNull()
})

test('guessing is stopped by account, in the database, also for an account that does not exist', async () => {
  const wrong = { email: 'tiada@contoh.sch.id', password: 'tebakan' }
  for (let tries = 0; tries < 8; tries += 1) {
    await expect(openSession(wrong, browser)).rejects.toMatchObject({ complaint: { key: 'wrongPassword' } })
  }
  await expect(openSession(wrong, browser)).rejects.toMatchObject({ code: 'limited' })
  expect(await db().rateLimit.count()).toBeGreaterThan(0)
})
