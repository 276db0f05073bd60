import pg from 'pg'
import { afterAll, afterEach, expect, inject, vi } from 'vitest'
import { db } from './database'

// Each test file begins with a database as the template is. Files that follow each other in one process share the
// modules, and with them the address: so it keeps its name.
const name = `test_${process.env.VITEST_POOL_ID}`
const admin = new pg.Client({ connectionString: `${inject('serverUrl')}postgres` })
await admin.connect()
await admin.query('select pg_advisory_lock(1)')
await admin.query(`drop database if exists "${name}" with (force)`)
await admin.query(`create database "${name}" template template strategy file_copy`)
await admin.end()
process.env.DATABASE_URL = `${inject('serverUrl')}${name}`
process.env.NEXTAUTH_SECRET = 'only-for-tests-only-for-tests-only-for-tests'

const complaints = vi.spyOn(console, 'error')
afterEach(() => {
  expect(complaints.mock.calls).toEqual([])
  complaints.mockClear()
})
afterAll(() => db().$disconnect())
