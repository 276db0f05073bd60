import pg from 'pg'
import { expect, test, vi } from 'vitest'
import { countAttempt, openLimits } from '@/lib/auth/limit'
import { directUrl } from '@/lib/core/db'
import { db } from '../support/database'

// A pooler lends another connection for each transaction: a statement kept on one is not there on the next.
process.env.DATABASE_DIRECT_URL = process.env.DATABASE_URL

test('behind a pooler no statement is kept in a session, and sessions are opened past it', async () => {
  const sent = vi.spyOn(pg.Client.prototype, 'query')
  await db().group.findMany({ where: { slug: 'x' }, select: { id: true } })
  await db().$queryRaw`select ${1}::int`
  await countAttempt('a@contoh.sch.id', '203.0.113.9', openLimits())
  const told = sent.mock.calls.map(([one]) => one as unknown as { text?: string; name?: string })
  expect(told.map(({ text }) => text ?? '').join('\n')).toMatch(/"group"[\s\S]*\$1::int[\s\S]*rate_limit/)
  expect(told.filter(({ name }) => name)).toEqual([])
  const kept = await db().$transaction(async (tx) => {
    await tx.person.findMany({ where: { name: 'x' }, select: { id: true } })
    return tx.$queryRaw`select name from pg_prepared_statements where name <> ''`
  })
  expect(kept).toEqual([])
  expect(directUrl()).toBe(process.env.DATABASE_DIRECT_URL)
})
