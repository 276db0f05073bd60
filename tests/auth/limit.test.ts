import { expect, test } from 'vitest'
import { clientAddress } from '@/lib/auth/address'
import { countAttempt, forgetAttempts, openLimits } from '@/lib/auth/limit'
import { db } from '../support/database'

const tries = async (count: number, one: (index: number) => Promise<void>) => {
  for (let index = 0; index < count; index += 1) await one(index)
}

test.each([
  ['203.0.113.9', 0, ''],
  ['203.0.113.9', 1, '203.0.113.9'],
  ['6.6.6.6, 203.0.113.9', 1, '203.0.113.9'],
  ['6.6.6.6, 203.0.113.9, 10.0.0.1', 2, '203.0.113.9'],
  ['203.0.113.9', 2, ''],
  ['203.0.113.9:5123', 1, '203.0.113.9'],
  ['::ffff:203.0.113.9', 1, '203.0.113.9'],
  ['[2001:db8:0:7:1:2:3:4]:443', 1, '2001:db8:0:7'],
  ['2001:0DB8::7', 1, '2001:db8:0:0'],
  ['unknown', 1, ''],
  ['', 1, ''],
  [null, 1, ''],
])('X-Forwarded-For %j behind %i proxies is %j', (header, proxies, address) => {
  expect(clientAddress(header, proxies)).toBe(address)
})

test('two processes count an account together, and a restart forgets nothing', async () => {
  const [one, two] = [openLimits(), openLimits()]
  await tries(8, (index) => countAttempt('a@contoh.sch.id', '', index % 2 ? one : two))
  for (const limits of [one, two, openLimits()]) {
    await expect(countAttempt('a@contoh.sch.id', '', limits)).rejects.toMatchObject({ code: 'limited' })
  }
  await countAttempt('b@contoh.sch.id', '', one)
  await forgetAttempts('a@contoh.sch.id', two)
  await countAttempt('a@contoh.sch.id', '', one)
})

test('an address may try many accounts, but not without end; another address goes on', async () => {
  const [one, two] = [openLimits(), openLimits()]
  await tries(300, (index) => countAttempt(`${index}@contoh.sch.id`, '203.0.113.9', index % 2 ? one : two))
  const before = await db().rateLimit.count()
  await expect(countAttempt('fresh@contoh.sch.id', '203.0.113.9', openLimits())).rejects.toMatchObject({
    code: 'limited',
  })
  // The stopped address did not use up a try of the account.
  expect(await db().rateLimit.count()).toBe(before)
  await countAttempt('fresh@contoh.sch.id', '203.0.113.10', one)
})
