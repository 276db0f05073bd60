import { execFile } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { anchorAudit } from '@/lib/audit/chain/commands'
import { verifyAudit } from '@/lib/audit/chain/queries'
import { enter } from '@/lib/core/audit'
import { db } from '../support/database'
import { sql } from '../support/sql'
import { makeGroup, NOW } from '../support/world'

const subjectId = randomUUID()
let groupId: string

const deed = (i: number) => ({
  at: new Date(NOW.getTime() + i * 1000),
  command: 'test.write',
  groupId,
  subjectId,
  detail: { i },
})

/** Many writers at once, as a busy server has them, so that several lanes are in use. */
async function write(writers: number, each: number) {
  await Promise.all(
    Array.from({ length: writers }, async (_, writer) => {
      for (let i = 0; i < each; i += 1)
        await db().$transaction((tx) => enter(tx, deed(writer * each + i), deed(writer * each + i)))
    }),
  )
}

const tables = ['audit_entry', 'audit_lane', 'audit_anchor']
const lasting = [
  'audit_entry_append_only on audit_entry',
  'audit_anchor_append_only on audit_anchor',
  'audit_lane_by_trigger on audit_lane',
  'audit_lane_append_only on audit_lane',
].map((one) => one.split(' on ') as [string, string])

/** Statements with the triggers of the audit trail off, as only the owner of the tables can. */
async function tampered(...texts: string[]) {
  const off = tables.map((one) => `alter table ${one} disable trigger user`)
  const on = tables.map((one) => `alter table ${one} enable trigger user`)
  const always = lasting.map(([name, table]) => `alter table ${table} enable always trigger ${name}`)
  await sql([...off, ...texts, ...on, ...always].join(';'))
}

const keep = () => sql(tables.map((one) => `create table kept_${one} as select * from ${one}`).join(';'))
const restore = () =>
  tampered(
    ...tables.map(
      (one) => `delete from ${one}; insert into ${one} select * from kept_${one}; drop table kept_${one}`,
    ),
  )

/** What is told after a change, which is then undone. */
async function told(...texts: string[]) {
  await keep()
  await tampered(...texts)
  const { breaks } = await verifyAudit()
  await restore()
  expect((await verifyAudit()).breaks).toEqual([])
  return breaks.map(({ kind, lane, number, count }) => ({ kind, lane, number, count }))
}

beforeAll(async () => {
  groupId = (await makeGroup('one')).id
  await write(6, 2)
})

test('writers at once: every lane is whole, and no number is given twice', async () => {
  const found = await verifyAudit()
  expect(found).toMatchObject({ breaks: [], known: true })
  expect(found.entries).toBeGreaterThanOrEqual(24)
  expect(found.lanes).toBeGreaterThan(1)
})

test('nobody waits for a writer who has not committed yet', async () => {
  const open = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await open.connect()
  await open.query('begin')
  await open.query(`insert into audit_entry (id, at, command) values (gen_random_uuid(), now(), 'test.open')`)
  // Twenty others come and go meanwhile; had they to wait, this would never end.
  await write(10, 2)
  expect((await verifyAudit()).breaks).toEqual([])
  await open.query('commit')
  await open.end()
  expect((await verifyAudit()).breaks).toEqual([])
})

test('a transaction that fails leaves no gap', async () => {
  const failing = db().$transaction(async (tx) => {
    await enter(tx, deed(1))
    throw new Error('no')
  })
  await expect(failing).rejects.toThrow('no')
  await write(3, 1)
  expect((await verifyAudit()).breaks).toEqual([])
})

test('a row removed from the middle, from the beginning or from the end shows, and where', async () => {
  const [lane] = await sql(`select lane, number from audit_lane where number >= 4 order by lane limit 1`)
  const gone = (number: number) => `delete from audit_entry where lane = ${lane.lane} and number = ${number}`
  expect(await told(gone(2))).toEqual([{ kind: 'missing', lane: lane.lane, number: 3, count: 1 }])
  expect(await told(gone(1))).toEqual([{ kind: 'missing', lane: lane.lane, number: 2, count: 1 }])
  expect(await told(gone(lane.number))).toEqual([
    { kind: 'cut', lane: lane.lane, number: lane.number, count: 1 },
  ])
  expect((await told(`delete from audit_entry where lane = ${lane.lane}`))[0]).toMatchObject({
    kind: 'cut',
    count: lane.number,
  })
})

test('after the end was cut off, what is written next does not close the gap', async () => {
  const [last] = await sql(`select lane, number from audit_lane order by number desc limit 1`)
  await keep()
  await tampered(`delete from audit_entry where lane = ${last.lane} and number = ${last.number}`)
  // Somebody writes in every other lane, so that this one is next.
  const busy = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await busy.connect()
  await busy.query(
    'select pg_advisory_lock(1096107336, one) from generate_series(0, 63) one where one <> $1',
    [last.lane],
  )
  await db().$transaction((tx) => enter(tx, deed(5)))
  await busy.end()
  const { breaks } = await verifyAudit()
  expect(breaks.map(({ kind, number }) => ({ kind, number }))).toContainEqual({
    kind: 'missing',
    number: last.number + 1,
  })
  await restore()
  expect((await verifyAudit()).breaks).toEqual([])
})

test.each([
  ['command', `'test.other'`],
  ['detail', `'{"i":99}'`],
  ['at', `at + interval '1 second'`],
  ['person_id', 'gen_random_uuid()'],
  ['subject_id', 'null'],
])('a changed row shows: %s', async (column, value) => {
  const [one] = await sql(`select id, lane, number from audit_entry where subject_id = $1 limit 1`, [
    subjectId,
  ])
  const breaks = await told(`update audit_entry set ${column} = ${value} where id = '${one.id}'`)
  expect(breaks).toEqual([{ kind: 'changed', lane: one.lane, number: one.number, count: 1 }])
})

test('a row put in between shows, in a lane of its own too', async () => {
  const row = (lane: number, number: number) =>
    `insert into audit_entry (id, at, command, lane, number, hash) values (gen_random_uuid(), now(), 'test.put', ${lane}, ${number}, '\\x00')`
  const [last] = await sql(`select lane, number from audit_lane order by number desc limit 1`)
  expect((await told(row(last.lane, last.number + 1))).map((one) => one.kind)).toContain('changed')
  expect((await told(row(77, 1))).map((one) => one.kind)).toContain('lane')
})

test('an anchor holds what was before it, even where every hash after it was made anew', async () => {
  const made = await anchorAudit(NOW)
  expect(made?.number).toBe(1)
  expect(await anchorAudit(NOW)).toBe(null)
  await write(2, 1)
  const next = await anchorAudit(NOW)
  expect(next?.number).toBe(2)
  expect(await verifyAudit(made?.print)).toMatchObject({ breaks: [], known: true, print: next?.print })
  expect(await verifyAudit('0'.repeat(64))).toMatchObject({ known: false })
  // The last of a lane goes with its trace in the lane: whoever can do that is caught by the anchor.
  const [last] = await sql(
    `select lane, number from audit_lane where number > 1 order by number desc limit 1`,
  )
  const cut = [
    `delete from audit_entry where lane = ${last.lane} and number = ${last.number}`,
    `update audit_lane l set number = e.number, hash = e.hash from audit_entry e
     where l.lane = ${last.lane} and e.lane = l.lane and e.number = ${last.number - 1}`,
  ]
  const held = { kind: 'anchored', lane: last.lane, number: last.number, count: 1 }
  expect(await told(...cut)).toEqual([held])
  // And one who takes the anchor away as well, by the print that stands elsewhere.
  await tampered(`delete from audit_anchor where number = 2`)
  expect(await verifyAudit(next?.print)).toMatchObject({ known: false, breaks: [] })
})

/** A role as the application would have it when it owns no table. */
async function asRole(name: string, statements: string[]) {
  const client = new pg.Client({ connectionString: process.env.DATABASE_URL })
  await client.connect()
  try {
    await client.query(
      `do $$ begin if not exists (select 1 from pg_roles where rolname = '${name}') then create role ${name}; end if; end $$`,
    )
    await client.query(
      `grant usage on schema public to ${name}; grant all on all tables in schema public to ${name}`,
    )
    await client.query(`set role ${name}`)
    const answers: string[] = []
    for (const one of statements)
      answers.push(
        await client.query(one).then(
          () => 'done',
          (error: Error) => error.message,
        ),
      )
    return answers
  } finally {
    await client.query('reset role')
    await client.query(`drop owned by ${name}; drop role ${name}`).catch(() => {})
    await client.end()
  }
}

test('a role that owns nothing writes entries and can do nothing else, not even when it was granted everything', async () => {
  const statements = [
    `insert into audit_entry (id, at, command, lane, number, hash) values (gen_random_uuid(), now(), 'test.write', 9, 9999, '\\x00')`,
    `update audit_entry set command = 'x'`,
    'delete from audit_entry',
    'truncate audit_entry',
    'delete from audit_anchor',
    'update audit_anchor set number = 7',
    'update audit_lane set number = 0',
    `insert into audit_lane values (99, 1, '\\x00')`,
    'delete from audit_lane',
    'alter table audit_entry disable trigger user',
    `set session_replication_role = 'replica'`,
  ]
  const [written, ...refused] = await asRole('audit_app', statements)
  expect(written).toBe('done')
  expect(refused).toEqual([
    ...Array.from({ length: 8 }, () => 'the audit trail is append-only'),
    expect.stringMatching('must be owner'),
    expect.stringMatching('permission denied'),
  ])
  expect((await verifyAudit()).breaks).toEqual([])
})

test('for the owner too, even past ordinary triggers', async () => {
  for (const one of [
    `update audit_entry set command = 'x'`,
    'delete from audit_lane',
    'truncate audit_anchor',
  ])
    await expect(sql(`set session_replication_role = 'replica'; ${one}`)).rejects.toThrow('append-only')
})

function verify(...args: string[]) {
  const all = ['--conditions=react-server', '--import', 'tsx', 'scripts/audit.ts', 'verify', ...args]
  return new Promise<{ code: number; out: string }>((done) =>
    execFile(process.execPath, all, (error, stdout, stderr) =>
      done({ code: Number(error?.code ?? 0), out: stdout + stderr }),
    ),
  )
}

test('npm run audit:verify says so in a sentence, and ends with 1 when something is wrong', async () => {
  const whole = await verify()
  expect(whole).toMatchObject({ code: 0, out: expect.stringContaining('is as it was written') })
  const [one] = await sql(`select lane, number, command from audit_entry where number = 1 limit 1`)
  await tampered(`update audit_entry set command = 'x' where lane = ${one.lane} and number = 1`)
  const broken = await verify()
  expect(broken.code).toBe(1)
  expect(broken.out).toContain(`lane ${one.lane}, number 1`)
  expect(broken.out).toContain('NOT as it was written')
  expect((await verify('x')).code).toBe(1)
  await tampered(`update audit_entry set command = '${one.command}' where lane = ${one.lane} and number = 1`)
})
