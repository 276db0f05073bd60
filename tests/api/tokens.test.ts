import { beforeAll, beforeEach, expect, test } from 'vitest'
import { GET as coverage } from '@/app/api/v1/(tokens)/coverage/route'
import type { Viewer } from '@/lib/access/viewer'
import { endToken, makeToken } from '@/lib/api/tokens/commands'
import { cleanTokens } from '@/lib/api/tokens/jobs'
import { ownTokens, viewerOfToken } from '@/lib/api/tokens/queries'
import { bearerOf, hashOf } from '@/lib/api/tokens/rules'
import { countCall } from '@/lib/auth/limit'
import { editPerson } from '@/lib/people/persons/commands'
import { call, open, tokenOf } from '../support/api'
import { db } from '../support/database'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, NOW } from '../support/world'

let person: Viewer
let other: Viewer
const as = (viewer: Viewer, now = NOW) => ({ viewer, now })
const input = { name: ' papan  angka\n', scopes: ['coverage.read' as const], days: '30' as const }
const later = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)

beforeAll(async () => {
  const { id } = await makeGroup('one')
  person = await makeViewer({ memberOf: [id] })
  other = await makeViewer({ memberOf: [id] })
  await open(person)
})
beforeEach(async () => {
  await db().apiToken.deleteMany()
})

test('a token is shown once and kept as a hash; the audit trail says that it was made, not what it is', async () => {
  const { token } = await makeToken(as(person), input)
  expect(token).toMatch(/^sanggar_[\w-]{43}$/)
  const row = await db().apiToken.findFirstOrThrow()
  expect(row).toMatchObject({ name: 'papan  angka', scopes: ['coverage.read'], tokenHash: hashOf(token) })
  expect(row.expiresAt.getTime() - NOW.getTime()).toBe(30 * 86_400_000)
  const everything = JSON.stringify([await db().apiToken.findMany(), await db().auditEntry.findMany()])
  expect(everything).not.toContain(token.slice(8))
  expect(await db().auditEntry.findFirst({ where: { command: 'api.makeToken' } })).toMatchObject({
    ...{ personId: person.personId, subjectId: row.id, detail: { scopes: ['coverage.read'], days: 30 } },
  })
  const listed = await ownTokens(person, NOW)
  expect(listed).toMatchObject([{ name: 'papan  angka', over: false, lastUsedAt: null }])
  expect(JSON.stringify(listed)).not.toContain(row.tokenHash)
  expect(await ownTokens(other, NOW)).toEqual([])
})

test('bad input gets a sentence beside its field, and nothing is written', async () => {
  for (const [bad, field] of [
    [{ name: ' ' }, 'name'],
    [{ name: 'x'.repeat(81) }, 'name'],
    [{ name: 'a\u0000b' }, 'name'],
    [{ scopes: [] }, 'scopes'],
    [{ scopes: '' }, 'scopes'],
    [{ scopes: ['group.manage'] }, 'scopes.0'],
    [{ days: '3650' }, 'days'],
    [{ days: undefined }, 'days'],
  ] as const)
    await expect(makeToken(as(person), { ...input, ...bad } as never)).rejects.toMatchObject({
      ...{ code: 'invalid', fields: { [field]: expect.anything() } },
    })
  expect(await db().apiToken.count()).toBe(0)
})

test('ended at once by its owner, by nobody else, and once', async () => {
  const { token } = await makeToken(as(person), input)
  const { id: tokenId } = await db().apiToken.findFirstOrThrow()
  await expect(endToken(as(other), { tokenId })).rejects.toMatchObject({ code: 'notFound' })
  expect((await viewerOfToken(token, NOW))?.viewer.personId).toBe(person.personId)
  await endToken(as(person), { tokenId })
  expect(await viewerOfToken(token, NOW)).toBeNull()
  await expect(endToken(as(person), { tokenId })).rejects.toMatchObject({ code: 'notFound' })
  expect(await ownTokens(person, NOW)).toEqual([])
  expect(await db().auditEntry.count({ where: { command: 'api.endToken' } })).toBe(1)
})

test('it ends by itself; its last use is kept to the minute; what is long over is forgotten', async () => {
  const { token } = await makeToken(as(person), input)
  const used = async () => (await ownTokens(person, NOW))[0]?.lastUsedAt
  await viewerOfToken(token, later(1))
  expect(await used()).toEqual(later(1))
  await viewerOfToken(token, later(1.5))
  expect(await used()).toEqual(later(1))
  await viewerOfToken(token, later(2))
  expect(await used()).toEqual(later(2))
  const end = later(30 * 1440)
  expect(await viewerOfToken(token, new Date(end.getTime() - 1))).not.toBeNull()
  expect(await viewerOfToken(token, end)).toBeNull()
  expect(await ownTokens(person, end)).toMatchObject([{ over: true }])
  await cleanTokens.run({}, { now: later(59 * 1440), jobId: '1' })
  expect(await db().apiToken.count()).toBe(1)
  await cleanTokens.run({}, { now: later(61 * 1440), jobId: '1' })
  expect(await db().apiToken.count()).toBe(0)
})

test('it ends for good when the account of its person is closed', async () => {
  const { token } = await makeToken(as(person), input)
  const admin = as(await makeViewer({ isAdministrator: true }))
  const { personId } = person
  const { version } = await db().person.findUniqueOrThrow({ where: { id: personId } })
  const plain = { name: 'Slamet', nip: '', nuptk: '', school: '', role: 'person' as const }
  await editPerson(admin, { personId, version, ...plain, email: '' })
  expect(await viewerOfToken(token, NOW)).toBeNull()
  await editPerson(admin, { personId, version: version + 1, ...plain, email: 'slamet@contoh.sch.id' })
  expect(await viewerOfToken(token, NOW)).toBeNull()
  // Whatever else takes the address away closes it too.
  const again = await makeToken(as(person), input)
  await db().person.update({ where: { id: personId }, data: { email: null } })
  expect(await viewerOfToken(again.token, NOW)).toBeNull()
  await open(person)
  expect(await viewerOfToken(again.token, NOW)).not.toBeNull()
})

test('at most ten run, also when all are made at once', async () => {
  const made = await Promise.allSettled(Array.from({ length: 12 }, () => makeToken(as(person), input)))
  expect(made.filter((one) => one.status === 'fulfilled')).toHaveLength(10)
  await expect(makeToken(as(person), input)).rejects.toMatchObject({ complaint: { key: 'tokenTooMany' } })
  await makeToken(as(other), input)
  await makeToken(as(person, later(31 * 1440)), input)
})

test('only the header of a program counts, in the shape of ours', () => {
  const token = `sanggar_${'a'.repeat(43)}`
  expect(bearerOf(`Bearer ${token}`)).toBe(token)
  expect(bearerOf(`bearer  ${token} `)).toBe(token)
  for (const wrong of [null, '', token, `Basic ${token}`, `Bearer ${token}x`, 'Bearer ', `Bearer ${token} x`])
    expect(bearerOf(wrong)).toBeNull()
})

test('too many requests of one person are turned away, whatever the token, and told when to come again', async () => {
  const tokens = [await tokenOf(other), await tokenOf(other)]
  for (let i = 0; i < 12; i += 1)
    await Promise.all(Array.from({ length: i ? 50 : 48 }, () => countCall(other.personId)))
  for (const token of tokens) expect((await call(coverage, token)).status).toBe(200)
  const last = await call(coverage, tokens[0] ?? '')
  expect(last).toMatchObject({ status: 429, body: { code: 'limited', status: 429 } })
  expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0)
  expect((await call(coverage, await tokenOf(person))).status).toBe(200)
})

test('the database holds the shape', async () => {
  await makeToken(as(person), input)
  for (const [change, name] of [
    [`scopes = '{}'`, 'scopes'],
    ['scopes = null', 'scopes'],
    [`scopes = '{group.manage}'`, 'scopes'],
    [`token_hash = 'sanggar_secret'`, 'hash'],
    [`expires_at = created_at + interval '5 years'`, 'expires'],
    ['expires_at = created_at', 'expires'],
    [`name = ''`, 'name'],
  ])
    await expect(sql(`update api_token set ${change}`)).rejects.toThrow(`api_token_${name}`)
})
