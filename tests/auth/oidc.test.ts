import NextAuth from 'next-auth'
import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { viewerOfSession } from '@/lib/auth/load'
import {
  assertMayAdd,
  attachIdentity,
  linkIdentity,
  recognise,
  unlinkIdentity,
} from '@/lib/auth/oidc/commands'
import { type Claims, refusalOf } from '@/lib/auth/oidc/rules'
import { labelOf, oidcService, oidcServices } from '@/lib/auth/oidc/settings'
import { authOptions } from '@/lib/auth/options'
import { hashPassword } from '@/lib/auth/password'
import { startSession } from '@/lib/auth/sessions'
import { readEnvironment } from '@/lib/core/env'
import { editPerson } from '@/lib/people/persons/commands'
import { db } from '../support/database'
import { lastEntry, makeAccount } from '../support/people'
import { startProvider } from '../support/provider'
import { settings } from '../support/settings'
import { makeViewer, NOW } from '../support/world'

const [provider, second] = [await startProvider(), await startProvider()]
afterAll(() => Promise.all([provider.stop(), second.stop()]))
settings({
  NEXTAUTH_URL: 'http://localhost:3000',
  SANGGAR_OIDC_ISSUER: provider.base,
  SANGGAR_OIDC_CLIENT_ID: 'sanggar',
  SANGGAR_OIDC_CLIENT_SECRET: 'rahasia-klien',
  SANGGAR_OIDC_DOMAINS: 'belajar.id',
  SANGGAR_OIDC_2_ISSUER: second.base,
  SANGGAR_OIDC_2_CLIENT_ID: 'sanggar',
  SANGGAR_OIDC_2_CLIENT_SECRET: 'rahasia-lain',
  SANGGAR_OIDC_2_LABEL: 'Kampus',
  SANGGAR_OIDC_3_ISSUER: 'https://accounts.google.com',
})

const PASSWORD = 'rahasia-sekali-7'
const domains = ['belajar.id']
const browser = { address: '', now: NOW }
let number = 0
let email: string
let claims: Claims
const admitted: (Claims & { by: string })[] = []

beforeEach(() => {
  number += 1
  email = `sari${number}@guru.sd.belajar.id`
  claims = { iss: provider.base, sub: `sub-${number}`, email, email_verified: true }
  admitted.length = 0
})

type Sent = { redirect?: string; body?: { csrfToken: string } }
const jar = new Map<string, string>()

/** One request to next-auth as a browser sends it, with its cookies. */
async function ask(action: string[], query: object, body?: object): Promise<Sent> {
  const sent: Sent = {}
  const headers = new Map<string, unknown>()
  const response = {
    status: () => response,
    setHeader: (name: string, value: unknown) => headers.set(name, value) && response,
    getHeader: (name: string) => headers.get(name),
    end: () => response,
    json: (value: Sent['body']) => Object.assign(sent, { body: value }),
    send: (value: Sent['body']) => Object.assign(sent, { body: value }),
  }
  const request = {
    method: body ? 'POST' : 'GET',
    query: { nextauth: action, ...query },
    body,
    cookies: Object.fromEntries(jar),
    headers: {},
  }
  const admit = async (said: Claims, { id: by }: { id: string }) => {
    admitted.push({ ...said, by })
    return '/terima'
  }
  await NextAuth(request as never, response as never, authOptions(admit))
  for (const cookie of (headers.get('Set-Cookie') as string[]) ?? []) {
    const [name = '', value = ''] = (cookie.split(';')[0] as string).split('=')
    jar.set(name, decodeURIComponent(value))
  }
  return { ...sent, redirect: String(headers.get('Location') ?? '') }
}

/** A whole sign-in in which the service answers with `said` beside what is right. */
async function signIn(said: object, change: { state?: string } = {}, id = 'oidc') {
  jar.clear()
  const at = id === 'oidc' ? provider : second
  const { body } = await ask(['csrf'], {})
  const begun = await ask(['signin', id], {}, { csrfToken: body?.csrfToken })
  const wanted = new URL(begun.redirect ?? '').searchParams
  at.says({ nonce: wanted.get('nonce') ?? '', ...claims, ...said })
  const answer = { code: 'c', state: change.state ?? wanted.get('state') }
  return { wanted, ...(await ask(['callback', id], answer)) }
}

test('the service is asked with PKCE, state and nonce, and a right answer is let through', async () => {
  const { wanted, redirect } = await signIn({})
  expect(wanted.get('code_challenge_method')).toBe('S256')
  expect(wanted.get('nonce')?.length).toBeGreaterThan(30)
  expect(wanted.get('scope')).toBe('openid email profile')
  expect(provider.asked.at(-1)?.code_verifier?.length).toBeGreaterThan(30)
  expect(redirect).toBe('/terima')
  expect(admitted).toMatchObject([claims])
})

test('an address that is told only when asked once more counts as well, of the same key alone', async () => {
  const bare = { email: undefined, email_verified: undefined }
  await signIn({ ...bare, info: { sub: claims.sub, email, email_verified: true } })
  expect(admitted).toMatchObject([claims])
  const other = await signIn({ ...bare, info: { sub: 'someone-else', email, email_verified: true } })
  expect(other.redirect).toContain('error=OAuthCallback')
  expect(admitted).toHaveLength(1)
})

test.each([
  ['a wrong nonce', { nonce: 'another' }, {}],
  ['no nonce', { nonce: undefined }, {}],
  ['a wrong issuer', { iss: 'https://accounts.google.com' }, {}],
  ['another audience', { aud: 'somebody-else' }, {}],
  ['a foreign signature', { key: 'foreign' }, {}],
  ['an answer of yesterday', { exp: 1_700_000_000 }, {}],
  ['a wrong state', {}, { state: 'another' }],
])('%s opens nothing', async (_, said, change) => {
  const { redirect } = await signIn(said, change)
  expect(redirect).toContain('error=OAuthCallback')
  expect(admitted).toEqual([])
})

test.each([
  ['an unverified address', { email_verified: false }, 'oidcUnverified'],
  ['a verification in words', { email_verified: 'true' }, 'oidcUnverified'],
  ['no word on it', { email_verified: undefined }, 'oidcUnverified'],
  ['no address', { email: undefined }, 'oidcUnverified'],
  ['two addresses', { email: 'a@belajar.id,b@belajar.id' }, 'oidcUnverified'],
  ['a foreign domain', { email: 'sari@gmail.com' }, 'oidcDomain'],
  ['a domain that only ends alike', { email: 'sari@tidakbelajar.id' }, 'oidcDomain'],
  ['somebody unknown', {}, 'oidcUnknown'],
] as const)('%s is refused in a sentence', async (_, said, key) => {
  const refused = recognise({ ...claims, ...said }, domains, NOW)
  await expect(refused).rejects.toMatchObject({ code: 'invalid', complaint: { key } })
  expect(refusalOf(key)).toBe(key)
  expect(await db().identity.count({ where: { subject: claims.sub } })).toBe(0)
})

test('the address of an account with a password opens it only for that password, then by its key alone', async () => {
  const { id: personId } = await makeAccount(email, PASSWORD)
  const found = await recognise(claims, domains, NOW)
  const asked = { issuer: claims.iss, subject: claims.sub, personId }
  expect(found).toEqual({ ask: asked })
  await expect(linkIdentity(asked, { password: 'tebakan' }, browser)).rejects.toMatchObject({
    fields: { password: { key: 'wrongOldPassword' } },
  })
  expect(await db().identity.count({ where: { personId } })).toBe(0)
  expect(await linkIdentity(asked, { password: PASSWORD }, browser)).toMatchObject({
    personId,
    factor: false,
  })
  expect(await lastEntry()).toMatchObject({ command: 'account.link', personId })
  expect(await recognise(claims, domains, NOW)).toMatchObject({ shown: { personId } })
  // The key decides: with the address of somebody else it still opens its own account, and never theirs.
  const other = `lain${number}@belajar.id`
  await makeAccount(other, PASSWORD)
  expect(await recognise({ ...claims, email: other }, domains, NOW)).toMatchObject({ shown: { personId } })
  // Another service with the same key is somebody else.
  const elsewhere = recognise({ ...claims, iss: 'https://lain.example', email: `x${email}` }, domains, NOW)
  await expect(elsewhere).rejects.toMatchObject({ complaint: { key: 'oidcUnknown' } })
  await expect(linkIdentity(asked, { password: PASSWORD }, browser)).rejects.toMatchObject({
    code: 'conflict',
  })
})

test('guessing the password there is stopped like guessing at sign-in', async () => {
  const { id: personId } = await makeAccount(email, PASSWORD)
  const asked = { issuer: claims.iss, subject: claims.sub, personId }
  for (let tries = 0; tries < 8; tries += 1)
    await expect(linkIdentity(asked, { password: 'tebakan' }, browser)).rejects.toMatchObject({
      code: 'invalid',
    })
  await expect(linkIdentity(asked, { password: PASSWORD }, browser)).rejects.toMatchObject({
    code: 'limited',
  })
})

test('an account that was never opened is opened by its address in a named domain, once, and nowhere else', async () => {
  const { id: personId } = await db().person.create({ data: { name: 'Sari', email } })
  await expect(recognise(claims, [], NOW)).rejects.toMatchObject({ complaint: { key: 'oidcLetter' } })
  expect(await recognise(claims, domains, NOW)).toMatchObject({ shown: { personId } })
  const recycled = recognise({ ...claims, sub: 'a-new-owner' }, domains, NOW)
  await expect(recycled).rejects.toMatchObject({ complaint: { key: 'oidcOther' } })
})

test('a link is ended by its owner, who then must have a password; without an address it ends as well', async () => {
  const person = await db().person.create({ data: { name: 'Sari', email } })
  await recognise(claims, domains, NOW)
  const { id: identityId } = await db().identity.findFirstOrThrow({ where: { personId: person.id } })
  const [viewer, admin] = [await makeViewer({}), await makeViewer({ isAdministrator: true })]
  const session = await startSession(person.id, { ...browser, userAgent: '' })
  const own = { ...viewer, personId: person.id, sessionId: session.id }
  const unlink = (old = '', who = own) => unlinkIdentity({ viewer: who, now: NOW }, { identityId, old })
  await expect(unlink()).rejects.toMatchObject({ complaint: { key: 'lastWayIn' } })
  const passwordHash = await hashPassword(PASSWORD)
  await db().person.update({ where: { id: person.id }, data: { passwordHash } })
  await expect(unlink('tebakan')).rejects.toMatchObject({ fields: { old: { key: 'wrongOldPassword' } } })
  const foreign = await signedIn(`asing${number}@belajar.id`)
  await expect(unlink(PASSWORD, foreign.viewer)).rejects.toMatchObject({ code: 'notFound' })
  await unlink(PASSWORD)
  expect(await db().identity.count({ where: { personId: person.id } })).toBe(0)
  await db().identity.create({
    data: { personId: person.id, issuer: claims.iss, subject: claims.sub, createdAt: NOW },
  })
  const edit = {
    name: 'Sari',
    nip: '',
    nuptk: '',
    school: '',
    role: 'person' as const,
    email: '',
    version: 1,
  }
  await editPerson({ viewer: admin, now: NOW }, { ...edit, personId: person.id })
  expect(await db().identity.count({ where: { personId: person.id } })).toBe(0)
})

test('several services, each with a door of its own', async () => {
  expect(oidcServices()).toMatchObject([
    { id: 'oidc', issuer: provider.base, domains, label: '127.0.0.1' },
    { id: 'oidc-2', issuer: second.base, domains: [], label: 'Kampus' },
  ])
  expect([labelOf(second.base), labelOf('https://accounts.google.com')]).toEqual(['Kampus', 'Google'])
  expect([oidcService('oidc-3'), oidcService(['oidc'])]).toEqual([undefined, undefined])
  const { wanted } = await signIn({ iss: second.base }, {}, 'oidc-2')
  expect(wanted.get('redirect_uri')).toBe('http://localhost:3000/api/auth/callback/oidc-2')
  expect(admitted).toMatchObject([{ iss: second.base, by: 'oidc-2' }])
  const mixed = await signIn({ iss: provider.base }, {}, 'oidc-2')
  expect(mixed.redirect).toContain('error=OAuthCallback')
  expect(admitted).toHaveLength(1)
})

test('two settings of one service are refused, since its people would come in by the wider one', () => {
  const again = { SANGGAR_OIDC_3_CLIENT_ID: 'x', SANGGAR_OIDC_3_CLIENT_SECRET: 'y' }
  const given = { ...process.env, ...again, SANGGAR_OIDC_3_ISSUER: provider.base }
  expect(() => readEnvironment(given)).toThrow('name the same service')
})

/** A person with a password in a session of their own. */
async function signedIn(address = email, strong = false) {
  const { id } = await makeAccount(address, PASSWORD)
  const session = await startSession(id, { ...browser, userAgent: '' }, strong)
  return { viewer: (await viewerOfSession(session.id, NOW)) as Viewer, now: NOW }
}

test('a service is added at the account page for the password, in a session that showed the second factor', async () => {
  const context = await signedIn()
  const { personId } = context.viewer
  const begin = (old: string, service = 'oidc') => assertMayAdd(context, { service, old })
  await expect(begin('tebakan')).rejects.toMatchObject({ fields: { old: { key: 'wrongOldPassword' } } })
  await expect(begin(PASSWORD, 'oidc-3')).rejects.toMatchObject({ code: 'notFound' })
  expect(await begin(PASSWORD)).toMatchObject({ id: 'oidc', issuer: provider.base })
  await attachIdentity(context, claims, domains)
  await attachIdentity(context, claims, domains)
  expect(await db().identity.findMany({ where: { personId } })).toMatchObject([{ subject: claims.sub }])
  expect(await lastEntry()).toMatchObject({ command: 'account.link', personId })
  expect(await recognise(claims, domains, NOW)).toMatchObject({ shown: { personId } })
  // An app that was set up elsewhere meanwhile: this session never showed it.
  await db().authenticator.create({
    data: { personId, secret: 'x', createdAt: NOW, confirmedAt: NOW, lastStep: 1 },
  })
  await expect(begin(PASSWORD, 'oidc-2')).rejects.toMatchObject({ code: 'forbidden' })
  await expect(attachIdentity(context, { ...claims, iss: second.base }, [])).rejects.toMatchObject({
    code: 'forbidden',
  })
})

test.each([
  ['an unverified address', { email_verified: false }, 'oidcUnverified'],
  ['a foreign domain', { email: 'sari@gmail.com' }, 'oidcDomain'],
  ['the address of another account', { email: 'orang-lain@belajar.id' }, 'oidcTaken'],
  ['the key of another account', { sub: 'kunci-orang-lain' }, 'oidcTaken'],
  ['another key of the same service', { sub: 'kunci-kedua' }, 'oidcOther'],
] as const)('%s is not added to the account', async (_, said, key) => {
  const context = await signedIn()
  const other = await db().person.upsert({
    where: { email: 'orang-lain@belajar.id' },
    create: { name: 'Lain', email: 'orang-lain@belajar.id' },
    update: {},
  })
  const identity = { issuer: claims.iss, subject: 'kunci-orang-lain', createdAt: NOW, personId: other.id }
  await db().identity.createMany({ data: [identity], skipDuplicates: true })
  if (key === 'oidcOther') await attachIdentity(context, claims, domains)
  const { personId } = context.viewer
  const before = await db().identity.count({ where: { personId } })
  const added = attachIdentity(context, { ...claims, ...said }, domains)
  await expect(added).rejects.toMatchObject({ code: 'invalid', complaint: { key } })
  expect(refusalOf(key)).toBe(key)
  expect(await db().identity.count({ where: { personId } })).toBe(before)
})
