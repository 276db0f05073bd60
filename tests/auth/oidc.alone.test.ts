import NextAuth from 'next-auth'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { linkIdentity, recognise, unlinkIdentity } from '@/lib/auth/oidc/commands'
import { type Claims, isWithin, refusalOf, verifiedEmail } from '@/lib/auth/oidc/rules'
import { oidcSettings } from '@/lib/auth/oidc/settings'
import { authOptions } from '@/lib/auth/options'
import { hashPassword } from '@/lib/auth/password'
import { editPerson } from '@/lib/people/persons/commands'
import { db } from '../support/database'
import { lastEntry, makeAccount } from '../support/people'
import { startProvider } from '../support/provider'
import { makeViewer, NOW } from '../support/world'

const provider = await startProvider()
afterAll(() => provider.stop())
Object.assign(process.env, {
  NEXTAUTH_URL: 'http://localhost:3000',
  SANGGAR_OIDC_ISSUER: provider.base,
  SANGGAR_OIDC_CLIENT_ID: 'sanggar',
  SANGGAR_OIDC_CLIENT_SECRET: 'rahasia-klien',
  SANGGAR_OIDC_DOMAINS: 'belajar.id',
})

const PASSWORD = 'rahasia-sekali-7'
const domains = ['belajar.id']
const browser = { address: '', now: NOW }
let number = 0
let email: string
let claims: Claims
const admitted: Claims[] = []

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
  const admit = async (said: Claims) => {
    admitted.push(said)
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
async function signIn(said: object, change: { state?: string } = {}) {
  jar.clear()
  const { body } = await ask(['csrf'], {})
  const begun = await ask(['signin', 'oidc'], {}, { csrfToken: body?.csrfToken })
  const wanted = new URL(begun.redirect ?? '').searchParams
  provider.says({ nonce: wanted.get('nonce') ?? '', ...claims, ...said })
  const answer = { code: 'c', state: change.state ?? wanted.get('state') }
  return { wanted, ...(await ask(['callback', 'oidc'], answer)) }
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
  const own = { ...viewer, personId: person.id }
  const unlink = (who = own) => unlinkIdentity({ viewer: who, now: NOW }, { identityId })
  await expect(unlink()).rejects.toMatchObject({ complaint: { key: 'lastWayIn' } })
  const passwordHash = await hashPassword(PASSWORD)
  await db().person.updateMany({ data: { passwordHash } })
  await expect(unlink(viewer)).rejects.toMatchObject({ code: 'notFound' })
  await unlink()
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

test('domains and the sentences of refusal', () => {
  expect(oidcSettings()).toMatchObject({ issuer: provider.base, domains, label: '127.0.0.1' })
  expect(isWithin('a@guru.sd.belajar.id', domains)).toBe(true)
  expect(isWithin('a@belajar.id.jahat.example', domains)).toBe(false)
  expect(verifiedEmail({ ...claims, email: ' SARI@Belajar.ID ' }, domains)).toBe('sari@belajar.id')
  expect(refusalOf('<script>')).toBe('oidcFailed')
})
