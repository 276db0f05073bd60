import { beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { endFactor, renewRecovery } from '@/lib/auth/factors/commands'
import { viewerOfSession } from '@/lib/auth/load'
import { addPasskey, removePasskey, takePasskey } from '@/lib/auth/passkeys/commands'
import { readPasskeys, waysToEnter } from '@/lib/auth/passkeys/queries'
import { isChallenge, newChallenge, siteOfKeys } from '@/lib/auth/passkeys/rules'
import { openSession } from '@/lib/auth/sessions'
import { makeDevice } from '../support/authenticator'
import { db } from '../support/database'
import { lastEntry, makeAccount, outcomes } from '../support/people'
import { settings } from '../support/settings'
import { sql } from '../support/sql'
import { makeViewer, NOW } from '../support/world'

settings({ NEXTAUTH_URL: 'https://sanggar.test' })
const PASSWORD = 'rahasia-sekali-7'
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const failed = { code: 'invalid', complaint: { key: 'passkeyFailed' } }
let number = 0
let email: string
let sari: Viewer
let device: ReturnType<typeof makeDevice>

beforeEach(async () => {
  number += 1
  email = `sari${number}@contoh.sch.id`
  await makeAccount(email, PASSWORD)
  sari = await signedIn()
  device = makeDevice('https://sanggar.test', 'sanggar.test')
})

async function signedIn(code?: string) {
  const browser = { address: '', userAgent: 'test', now: NOW }
  const { id } = await openSession({ email, password: PASSWORD, code }, browser)
  return (await viewerOfSession(id, NOW)) as Viewer
}

const asked = async (viewer = sari) => (await readPasskeys(viewer.personId, NOW))?.options.challenge ?? ''
const wanted = async () => (await waysToEnter(NOW))?.challenge ?? ''
const add = (answer: string, viewer = sari, old = PASSWORD) =>
  addPasskey({ viewer, now: NOW }, { answer, name: 'HP', old })
const enter = (answer: string, now = NOW) => takePasskey({ answer }, now)

test('a key opens the account by itself, and the password alone no longer does', async () => {
  const other = await signedIn()
  const answer = device.make(await asked())
  await expect(add(answer, sari, 'tebakan')).rejects.toMatchObject({
    fields: { old: { key: 'wrongOldPassword' } },
  })
  const codes = await add(answer)
  expect(codes).toHaveLength(10)
  expect(await lastEntry()).toMatchObject({ command: 'account.addPasskey', personId: sari.personId })
  expect(await viewerOfSession(other.sessionId, NOW)).toBeNull()
  expect(await enter(device.show(await wanted()))).toBe(sari.personId)
  await expect(signedIn()).rejects.toMatchObject({ complaint: { key: 'codeNeeded' } })
  await signedIn(codes[0])
  expect(await db().passkey.findFirst({ where: { personId: sari.personId } })).toMatchObject({
    name: 'HP',
    usedAt: NOW,
  })
  // A second key brings no new codes: those that were written down go on.
  const another = makeDevice('https://sanggar.test', 'sanggar.test')
  expect(await add(another.make(await asked()))).toEqual([])
})

test.each([
  ['of another site', { site: 'jahat.example' }],
  ['told to another page', { origin: 'https://jahat.example' }],
  ['without finger, face or PIN', { verified: false }],
  ['to a challenge of its own', { challenge: Buffer.from('x.y.z').toString('base64url') }],
] as const)('an answer %s neither adds a key nor opens an account', async (_, change) => {
  await expect(add(device.make(await asked(), change))).rejects.toMatchObject(failed)
  expect(await db().passkey.count({ where: { personId: sari.personId } })).toBe(0)
  await add(device.make(await asked()))
  await expect(enter(device.show(await wanted(), change))).rejects.toMatchObject(failed)
})

test('an answer counts once, also at the same moment; a challenge is for one purpose, one person and a short time', async () => {
  const other = await makeViewer({})
  await expect(add(device.make(await asked(other)))).rejects.toMatchObject(failed)
  await expect(add(device.make(await wanted()))).rejects.toMatchObject(failed)
  await add(device.make(await asked()))
  const answer = device.show(await wanted())
  const twice = await outcomes([enter(answer), enter(answer)])
  expect(twice.succeeded).toBe(1)
  expect(twice.refused).toMatchObject([failed])
  const late = device.show(await wanted())
  await expect(enter(late, after(16))).rejects.toMatchObject(failed)
  await expect(enter(device.show(await asked()))).rejects.toMatchObject(failed)
  await enter(late, after(14))
})

test('a copy of a key shows by its count', async () => {
  await add(device.make(await asked(), { counter: 1 }))
  await enter(device.show(await wanted(), { counter: 5 }))
  await expect(enter(device.show(await wanted(), { counter: 4 }))).rejects.toMatchObject(failed)
})

test('a foreign key, a foreign signature and what is no answer are refused in a sentence', async () => {
  const unknown = { code: 'invalid', complaint: { key: 'passkeyUnknown' } }
  await expect(enter(device.show(await wanted()))).rejects.toMatchObject(unknown)
  await add(device.make(await asked()))
  const right = JSON.parse(device.show(await wanted()))
  const wrong = JSON.parse(makeDevice('https://sanggar.test', 'sanggar.test').show(await wanted()))
  const mixed = JSON.stringify({ ...wrong, id: right.id, rawId: right.rawId })
  await expect(enter(mixed)).rejects.toMatchObject(failed)
  for (const answer of [
    '',
    'null',
    '{}',
    '[1]',
    'x'.repeat(30_000),
    JSON.stringify({ ...right, response: 1 }),
  ])
    await expect(enter(answer)).rejects.toMatchObject(failed)
  const empty = JSON.stringify({ ...right, response: { clientDataJSON: 'e30' } })
  await expect(enter(empty)).rejects.toMatchObject(failed)
  await db().person.update({ where: { id: sari.personId }, data: { email: null } })
  await expect(enter(device.show(await wanted()))).rejects.toMatchObject(unknown)
})

test('a key is removed for password and code by its owner; the last one of an administrator stays', async () => {
  const codes = await add(device.make(await asked()))
  const { id: passkeyId } = await db().passkey.findFirstOrThrow({ where: { personId: sari.personId } })
  const remove = (sent: object, viewer = sari) =>
    removePasskey({ viewer, now: NOW }, { passkeyId, old: PASSWORD, code: codes[0] ?? '', ...sent })
  const stranger = await makeViewer({})
  await expect(remove({}, stranger)).rejects.toMatchObject({ code: 'notFound' })
  await expect(remove({ old: 'tebakan' })).rejects.toMatchObject({
    fields: { old: { key: 'wrongOldPassword' } },
  })
  await expect(remove({ code: '000000' })).rejects.toMatchObject({ fields: { code: { key: 'factorWrong' } } })
  const admin = { ...sari, isAdministrator: true }
  await expect(remove({}, admin)).rejects.toMatchObject({ complaint: { key: 'factorRequired' } })
  await remove({})
  expect(await lastEntry()).toMatchObject({ command: 'account.removePasskey', subjectId: passkeyId })
  expect(await db().recoveryCode.count({ where: { personId: sari.personId } })).toBe(0)
  await signedIn()
})

test('ending the second factor ends keys as well; codes are renewed by one from paper', async () => {
  const [first = '', second = ''] = await add(device.make(await asked()))
  expect(first).not.toBe(second)
  const [fresh = ''] = await renewRecovery({ viewer: sari, now: NOW }, { code: first })
  await endFactor({ viewer: sari, now: NOW }, { code: fresh, old: PASSWORD })
  expect(await db().passkey.count({ where: { personId: sari.personId } })).toBe(0)
  await signedIn()
})

test('an administrator’s key alone counts as a second factor', async () => {
  await db().person.update({ where: { id: sari.personId }, data: { isAdministrator: true } })
  expect(await viewerOfSession(sari.sessionId, NOW)).toMatchObject({ factorDue: true })
  await add(device.make(await asked()))
  expect(await viewerOfSession(sari.sessionId, NOW)).toMatchObject({
    factorDue: false,
    isAdministrator: true,
  })
})

test('where keys can be, and which challenges are ours', () => {
  expect(siteOfKeys('https://sanggar.test/x')).toEqual({ id: 'sanggar.test', origin: 'https://sanggar.test' })
  expect(siteOfKeys('http://localhost:3000')).toEqual({ id: 'localhost', origin: 'http://localhost:3000' })
  for (const address of ['http://sanggar.test', 'https://10.0.0.1', 'https://[::1]:3000'])
    expect(siteOfKeys(address)).toBeNull()
  const sent = Buffer.from(newChallenge('enter', NOW, 'kunci')).toString('base64url')
  expect(isChallenge(sent, 'enter', NOW, 'kunci')).toBe(true)
  expect(isChallenge(sent, 'enter', NOW, 'lain')).toBe(false)
  expect(isChallenge(sent, 'add x', NOW, 'kunci')).toBe(false)
  expect(isChallenge('', 'enter', NOW, 'kunci')).toBe(false)
})

test('the database holds the shape of a key', async () => {
  await add(device.make(await asked()))
  await expect(sql('update passkey set counter = -1')).rejects.toThrow('passkey_counter')
  await expect(sql(`update passkey set name = ''`)).rejects.toThrow('passkey_name')
})
