import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { changePassword, endOwnSession } from '@/lib/auth/account/commands'
import { readAccount } from '@/lib/auth/account/queries'
import { describeBrowser } from '@/lib/auth/agent'
import { viewerOfSession } from '@/lib/auth/load'
import { newPassword } from '@/lib/auth/password'
import { openSession } from '@/lib/auth/sessions'
import { db } from '../support/database'
import { lastEntry, makeAccount } from '../support/people'
import { NOW } from '../support/world'

const OLD = 'rahasia-sekali-7'
const NEW = 'empat kata acak baru'
let email: string
let number = 0

const browser = { address: '', userAgent: 'test', now: NOW }
const signedIn = async (password = OLD) => {
  const { id } = await openSession({ email, password }, browser)
  return (await viewerOfSession(id, NOW)) as Viewer
}
const change = (viewer: Viewer, sent: object) =>
  changePassword({ viewer, now: NOW }, { old: OLD, password: NEW, again: NEW, ...sent })

beforeEach(async () => {
  number += 1
  email = `sari${number}@contoh.sch.id`
  await makeAccount(email, OLD)
})

test('a new password needs the old one; all other sessions end, this one stays', async () => {
  const here = await signedIn()
  const there = await signedIn()
  await change(here, {})
  expect(await viewerOfSession(here.sessionId, NOW)).not.toBeNull()
  expect(await viewerOfSession(there.sessionId, NOW)).toBeNull()
  await expect(signedIn()).rejects.toMatchObject({ complaint: { key: 'wrongPassword' } })
  await signedIn(NEW)
  const entry = await lastEntry()
  expect(entry).toMatchObject({ command: 'account.changePassword', personId: here.personId, groupId: null })
  expect(JSON.stringify(entry)).not.toContain(NEW)
})

test.each([
  ['a wrong old one', { old: 'tebakan' }, 'old', 'wrongOldPassword'],
  ['no old one', { old: '' }, 'old', 'required'],
  ['nine characters', { password: '123456789', again: '123456789' }, 'password', 'passwordShort'],
  ['201 characters', { password: 'a'.repeat(201), again: 'a'.repeat(201) }, 'password', 'tooLong'],
  ['NUL', { password: `${NEW}\0`, again: `${NEW}\0` }, 'password', 'forbiddenCharacters'],
  ['half an emoji', { password: `${NEW}\ud83d`, again: `${NEW}\ud83d` }, 'password', 'forbiddenCharacters'],
  ['two that differ', { again: `${NEW}x` }, 'again', 'passwordRepeat'],
  ['the old one again', { password: OLD, again: OLD }, 'password', 'passwordSame'],
] as const)('refuses %s beside the field and changes nothing', async (_, sent, field, key) => {
  const viewer = await signedIn()
  const other = await signedIn()
  await expect(change(viewer, sent)).rejects.toMatchObject({ code: 'invalid', fields: { [field]: { key } } })
  expect(await viewerOfSession(other.sessionId, NOW)).not.toBeNull()
  expect(await db().auditEntry.count({ where: { personId: viewer.personId } })).toBe(0)
  await signedIn()
})

test('guessing the old password is stopped like guessing at sign-in', async () => {
  const viewer = await signedIn()
  for (let tries = 0; tries < 8; tries += 1) {
    await expect(change(viewer, { old: 'tebakan' })).rejects.toMatchObject({ code: 'invalid' })
  }
  await expect(change(viewer, {})).rejects.toMatchObject({ code: 'limited' })
  await expect(signedIn()).rejects.toMatchObject({ code: 'limited' })
})

test('one’s own sessions are listed and ended one by one; another’s are not found', async () => {
  const here = await signedIn()
  const there = await signedIn()
  const account = await readAccount(here, NOW)
  expect(account.email).toBe(email)
  expect(account.sessions).toHaveLength(2)
  expect(account.sessions.filter((one) => one.current).map((one) => one.id)).toEqual([here.sessionId])
  await makeAccount(`lain${number}@contoh.sch.id`, OLD)
  const session = await openSession({ email: `lain${number}@contoh.sch.id`, password: OLD }, browser)
  const stranger = (await viewerOfSession(session.id, NOW)) as Viewer
  const foreign = endOwnSession({ viewer: stranger, now: NOW }, { sessionId: there.sessionId })
  await expect(foreign).rejects.toMatchObject({ code: 'notFound' })
  expect(await viewerOfSession(there.sessionId, NOW)).not.toBeNull()
  await endOwnSession({ viewer: here, now: NOW }, { sessionId: there.sessionId })
  expect(await lastEntry()).toMatchObject({ command: 'account.endSession', subjectId: there.sessionId })
  expect(await viewerOfSession(there.sessionId, NOW)).toBeNull()
  const bad = endOwnSession({ viewer: here, now: NOW }, { sessionId: "' or 1=1" })
  await expect(bad).rejects.toMatchObject({ code: 'invalid' })
})

test.each([
  [
    'Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 Chrome/130.0 Mobile Safari/537.36',
    'Chrome',
    'Android',
  ],
  [
    'Mozilla/5.0 (Linux; Android 13) SamsungBrowser/25.0 Chrome/121.0 Mobile Safari/537.36',
    'Samsung Internet',
    'Android',
  ],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) Chrome/130.0 Safari/537.36 Edg/130.0', 'Edge', 'Windows'],
  [
    'Mozilla/5.0 (iPhone; CPU iPhone OS 17_0 like Mac OS X) Version/17.0 Mobile/15E148 Safari/604.1',
    'Safari',
    'iPhone',
  ],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', 'Firefox', 'Linux'],
  ['curl/8.0', null, null],
])('knows the browser in %s', (agent, name, system) => {
  expect(describeBrowser(agent)).toEqual({ browser: name, system })
})

test('no two first passwords are alike', () => {
  expect(new Set(Array.from({ length: 200 }, newPassword)).size).toBe(200)
})
