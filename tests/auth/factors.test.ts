import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { beginFactor, confirmFactor, endFactor, renewRecovery, takeCode } from '@/lib/auth/factors/commands'
import { readFactor } from '@/lib/auth/factors/queries'
import { codeAt, newRecoveryCode, readCode } from '@/lib/auth/factors/rules'
import { viewerOfSession } from '@/lib/auth/load'
import { checkPassword, openSession } from '@/lib/auth/sessions'
import { conceal, reveal } from '@/lib/core/seal'
import { clearFactor } from '@/lib/people/persons/commands'
import { db } from '../support/database'
import { lastEntry, makeAccount, outcomes } from '../support/people'
import { sendBy } from '../support/post'
import { sql } from '../support/sql'
import { makeViewer, NOW } from '../support/world'

const post = await sendBy()
afterAll(() => post.stop())

const PASSWORD = 'rahasia-sekali-7'
const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000)
const browser = (now = NOW) => ({ address: '', userAgent: 'test', now })
const wrong = { code: 'invalid', fields: { code: { key: 'factorWrong' } } }
let number = 0
let email: string
let sari: Viewer

beforeEach(async () => {
  number += 1
  email = `sari${number}@contoh.sch.id`
  await makeAccount(email, PASSWORD)
  sari = await signedIn()
})

async function signedIn(now = NOW, code?: string) {
  const { id } = await openSession({ email, password: PASSWORD, code }, browser(now))
  return (await viewerOfSession(id, now)) as Viewer
}

/** Sets the second factor up; answers the secret and the codes for paper. */
async function setUp(viewer = sari) {
  await beginFactor({ viewer, now: NOW }, { old: PASSWORD })
  const secret = (await readFactor(viewer.personId, NOW)).setUp?.secret ?? ''
  const codes = await confirmFactor({ viewer, now: NOW }, { code: codeAt(secret, NOW) })
  return { secret, codes }
}

test('once a first code was right, the password alone lets nobody in, and other sessions end', async () => {
  const other = await signedIn()
  await expect(beginFactor({ viewer: sari, now: NOW }, { old: 'tebakan' })).rejects.toMatchObject({
    fields: { old: { key: 'wrongOldPassword' } },
  })
  await beginFactor({ viewer: sari, now: NOW }, { old: PASSWORD })
  const pending = await readFactor(sari.personId, NOW)
  const secret = pending.setUp?.secret ?? ''
  expect(pending.setUp?.address).toContain(`secret=${secret}`)
  // Until then it asks for nothing.
  expect((await checkPassword({ email, password: PASSWORD }, browser())).factor).toBe(false)
  await expect(confirmFactor({ viewer: sari, now: NOW }, { code: '000000' })).rejects.toMatchObject(wrong)
  const codes = await confirmFactor({ viewer: sari, now: NOW }, { code: codeAt(secret, NOW) })
  expect(new Set(codes).size).toBe(10)
  expect(await lastEntry()).toMatchObject({ command: 'account.confirmFactor', personId: sari.personId })
  expect(await viewerOfSession(other.sessionId, NOW)).toBeNull()
  expect(await viewerOfSession(sari.sessionId, NOW)).not.toBeNull()
  await expect(signedIn()).rejects.toMatchObject({ complaint: { key: 'codeNeeded' } })
  await expect(signedIn(NOW, '123')).rejects.toMatchObject(wrong)
  await signedIn(after(60), codeAt(secret, after(60)))
  expect(await readFactor(sari.personId, NOW)).toMatchObject({ since: NOW, left: 10, setUp: null })
  expect(await db().mail.count({ where: { personId: sari.personId, event: { contains: 'factorOn' } } })).toBe(
    1,
  )
})

test('neither secret nor codes lie readable in the database, nor in the trail', async () => {
  const { secret, codes } = await setUp()
  const rows = await sql(`select (select json_agg(a) from authenticator a) as a,
    (select json_agg(r) from recovery_code r) as r, (select json_agg(e) from audit_entry e) as e`)
  const all = JSON.stringify(rows)
  for (const hidden of [secret, ...codes, ...codes.map((code) => code.replaceAll('-', ''))])
    expect(all).not.toContain(hidden)
})

test('a code counts once, also for two at the same moment, and clocks may differ by half a minute', async () => {
  const { secret } = await setUp()
  await expect(takeCode(sari.personId, codeAt(secret, NOW), NOW)).rejects.toMatchObject({
    fields: { code: { key: 'factorUsed' } },
  })
  const next = codeAt(secret, after(90))
  await expect(takeCode(sari.personId, next, NOW)).rejects.toMatchObject(wrong)
  const both = await outcomes([1, 2].map(() => takeCode(sari.personId, ` ${next} `, after(60))))
  expect(both.succeeded).toBe(1)
  await expect(takeCode(sari.personId, codeAt(secret, after(60)), after(90))).rejects.toMatchObject({
    fields: { code: { key: 'factorUsed' } },
  })
})

test('a code from paper counts once, typed with or without hyphens, and its owner is told', async () => {
  const { codes } = await setUp()
  const [first = '', second = ''] = codes
  const twice = await outcomes(
    [first, first.toUpperCase().replaceAll('-', ' ')].map((code) => signedIn(NOW, code)),
  )
  expect(twice.succeeded).toBe(1)
  expect(twice.refused).toMatchObject([wrong])
  expect(
    await db().mail.findFirst({ where: { event: { contains: `recovery ${sari.personId}` } } }),
  ).toMatchObject({
    data: { told: 'recovery', left: 9 },
  })
  const renewed = await renewRecovery({ viewer: sari, now: NOW }, { code: second })
  expect(renewed).toHaveLength(10)
  await expect(signedIn(NOW, codes[2])).rejects.toMatchObject(wrong)
  await signedIn(NOW, renewed[0])
})

test('guessing is stopped after five tries, and after thirty in a day, whatever the session', async () => {
  const { secret } = await setUp()
  for (let tries = 0; tries < 5; tries += 1)
    await expect(takeCode(sari.personId, '000000', after(60))).rejects.toMatchObject(wrong)
  const right = takeCode(sari.personId, codeAt(secret, after(60)), after(60))
  await expect(right).rejects.toMatchObject({ code: 'limited' })
  for (let quarter = 0; quarter < 5; quarter += 1) {
    await sql(`update rate_limit set points = 0 where key like 'factor:%'`)
    for (let tries = 0; tries < 5; tries += 1)
      await takeCode(sari.personId, '000000', after(60)).catch(() => undefined)
  }
  await sql(`update rate_limit set points = 0 where key like 'factor:%'`)
  await expect(takeCode(sari.personId, codeAt(secret, after(90)), after(90))).rejects.toMatchObject({
    code: 'limited',
  })
})

test('it ends for the password and a code; without either it stays', async () => {
  const { secret } = await setUp()
  const viewer = await signedIn(after(60), codeAt(secret, after(60)))
  const end = (sent: object) =>
    endFactor({ viewer, now: after(120) }, { old: PASSWORD, code: codeAt(secret, after(120)), ...sent })
  await expect(end({ old: 'tebakan' })).rejects.toMatchObject({
    fields: { old: { key: 'wrongOldPassword' } },
  })
  await expect(end({ code: '000000' })).rejects.toMatchObject(wrong)
  await expect(signedIn(after(120))).rejects.toMatchObject({ complaint: { key: 'codeNeeded' } })
  await end({})
  expect(await lastEntry()).toMatchObject({ command: 'account.endFactor' })
  expect(await db().recoveryCode.count({ where: { personId: sari.personId } })).toBe(0)
  await signedIn(after(120))
})

test('an administrator administers nothing before the second factor, and may not end it', async () => {
  await db().person.update({ where: { id: sari.personId }, data: { isAdministrator: true } })
  const bare = (await viewerOfSession(sari.sessionId, NOW)) as Viewer
  expect(bare).toMatchObject({ factorDue: true, isAdministrator: false })
  const { secret } = await setUp(bare)
  const whole = (await viewerOfSession(sari.sessionId, NOW)) as Viewer
  expect(whole).toMatchObject({ factorDue: false, isAdministrator: true })
  const end = endFactor({ viewer: whole, now: after(60) }, { old: PASSWORD, code: codeAt(secret, after(60)) })
  await expect(end).rejects.toMatchObject({ code: 'forbidden', complaint: { key: 'factorRequired' } })
  await signedIn(after(60), codeAt(secret, after(60)))
})

test('an administrator takes a lost one away from somebody else, never from themself', async () => {
  await setUp()
  const { personId } = sari
  const admin = await makeViewer({ isAdministrator: true })
  const stranger = await makeViewer({})
  const clear = (viewer: Viewer, whom = personId) => clearFactor({ viewer, now: NOW }, { personId: whom })
  await expect(clear(stranger)).rejects.toMatchObject({ code: 'notFound' })
  await expect(clear(admin, admin.personId)).rejects.toMatchObject({ complaint: { key: 'ownFactor' } })
  await clear(admin)
  expect(await viewerOfSession(sari.sessionId, NOW)).toBeNull()
  expect(await db().mail.count({ where: { personId, event: { contains: 'factorOff' } } })).toBe(1)
  await signedIn()
})

test('a secret shown half an hour ago cannot be confirmed any more', async () => {
  await beginFactor({ viewer: sari, now: NOW }, { old: PASSWORD })
  const secret = (await readFactor(sari.personId, NOW)).setUp?.secret ?? ''
  const late = after(31 * 60)
  expect((await readFactor(sari.personId, late)).setUp).toBeNull()
  const confirmed = confirmFactor({ viewer: sari, now: late }, { code: codeAt(secret, late) })
  await expect(confirmed).rejects.toMatchObject({ complaint: { key: 'factorBeginAgain' } })
})

test('what is concealed is read by its own server, about its own person, unchanged, or not at all', () => {
  const hidden = conceal('RAHASIA', 'authenticator a', 'kunci')
  expect(hidden).not.toBe(conceal('RAHASIA', 'authenticator a', 'kunci'))
  expect(reveal(hidden, 'authenticator a', 'kunci')).toBe('RAHASIA')
  const changed = `${hidden.slice(0, -2)}${hidden.endsWith('AA') ? 'BB' : 'AA'}`
  for (const [text, about, key] of [
    [hidden, 'authenticator b', 'kunci'],
    [hidden, 'authenticator a', 'lain'],
    [changed, 'authenticator a', 'kunci'],
    ['', 'authenticator a', 'kunci'],
  ] as const)
    expect(reveal(text, about, key)).toBeNull()
})

test.each(['', '12345', '1234567', 'abcd-efgh', '０００００0', 'abcd-efgh-jkmn-pqr0'])(
  'knows that %j is no code at all',
  (typed) => expect(readCode(typed)).toBeNull(),
)

test('a code for paper is read as it is printed', () => {
  const code = newRecoveryCode()
  expect(code).toMatch(/^([a-z2-9]{4}-){3}[a-z2-9]{4}$/)
  expect(readCode(code.toUpperCase())).toEqual({ paper: code.replaceAll('-', '') })
})

test('the database holds that what is in force has counted a code', async () => {
  await setUp()
  await expect(sql('update authenticator set last_step = 0')).rejects.toThrow('authenticator_in_force')
  await expect(sql('update authenticator set confirmed_at = null')).rejects.toThrow('authenticator_in_force')
})
