import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { afterAll, afterEach, expect, inject, vi } from 'vitest'
import { db } from '@/lib/core/db'

// Each test file has a database of its own, cloned from the template before its first line runs.
const name = `t_${randomUUID().slice(0, 8)}`
const admin = new pg.Client({ connectionString: `${inject('serverUrl')}postgres` })
await admin.connect()
await admin.query('select pg_advisory_lock(1)')
await admin.query(`create database "${name}" template template`)
await admin.end()
process.env.DATABASE_URL = `${inject('serverUrl')}${name}`
process.env.NEXTAUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests'

const complaints = vi.spyOn(console, 'error')
afterEach(() => {
  expect(complaints.mock.calls).toEqual([])
  complaints.mockClear()
})
afterAll(() => db().$disconnect())
