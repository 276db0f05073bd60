import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { changePassword, chooseLanguage } from '@/lib/auth/account/commands'
import { askAddress, askReset, confirmAddress, resetByLink } from '@/lib/auth/links/commands'
import { cleanLinks, mailAccount, makeReset } from '@/lib/auth/links/jobs'
import { opens } from '@/lib/auth/links/queries'
import { viewerOfPerson } from '@/lib/auth/load'
import { hashPassword } from '@/lib/auth/password'
import { openSession } from '@/lib/auth/sessions'
import { editPerson, sendPasswordLink } from '@/lib/people/persons/commands'
import { db } from '../support/database'
import { sendBy } from '../support/post'
import { as } from '../support/sharing'
import { sql } from '../support/sql'
import { makeViewer, NOW } from '../support/world'

const post = await sendBy()
afterAll(() => post.stop())

let sari: Viewer
let admin: Viewer
const OLD = 'biji-bijian lama'
const NEW = 'jagung rebus manis'
const fresh = { password: NEW, again: NEW }
const after = (minutes: number) => new Date(NOW.getTime() + minutes * 60_000)
const browser = (now = NOW, address = '') => ({ address, userAgent: 'x', now })
const attempt = (now = NOW) => ({ now, jobId: '1' })
const email = 'sari@contoh.sch.id'

beforeAll(async () => {
  admin = await makeViewer({ isAdministrator: true })
})
beforeEach(async () => {
  await db().mail.deleteMany()
  await db().rateLimit.deleteMany()
  await db().person.updateMany({ where: { email: { contains: '@' } }, data: { email: null } })
  const data = { name: 'Sari', email, passwordHash: await hashPassword(OLD) }
  const { id } = await db().person.create({ data, select: { id: true } })
  sari = (await viewerOfPerson(id, NOW)) as Viewer
  await sql(`delete from graphile_worker._private_jobs`)
  post.mails.length = 0
})

/** Carries out what waits: wishes for links, then letters. */
async function work(now = NOW) {
  const asked = await sql(
    `delete from graphile_worker._private_jobs using graphile_worker._private_tasks t
     where task_id = t.id and identifier = 'account.reset' returning payload`,
  )
  for (const { payload } of asked) await makeReset.run(payload, attempt(now))
  for (const { id } of await db().mail.findMany({ where: { state: 'waiting' }, orderBy: { id: 'asc' } }))
    await mailAccount.run({ mailId: id }, attempt(now))
}

const tokenIn = (at = -1) => post.mails.at(at)?.text?.match(/reset\/(?:address\/)?([\w-]{65})/)?.[1] ?? ''
const linkFor = async (now = NOW) => {
  await askReset({ email }, browser(now))
  await work(now)
  return tokenIn()
}

test('a new password by a link, once: every session ends, and the account is told', async () => {
  const session = await openSession({ email, password: OLD }, browser())
  const token = await linkFor()
  expect(post.mails[0]?.subject).toBe('Kata sandi baru untuk Sanggar')
  expect(await opens(token, 'password', NOW)).toBe(true)
  expect(await opens(token, 'address', NOW)).toBe(false)
  await expect(resetByLink(token, { password: 'kurang', again: 'kurang' }, NOW)).rejects.toMatchObject({
    code: 'invalid',
  })
  await expect(resetByLink(token, { password: NEW, again: OLD }, NOW)).rejects.toMatchObject({
    code: 'invalid',
  })
  const twice = await Promise.allSettled([1, 2].map(() => resetByLink(token, fresh, after(5))))
  expect(twice.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected'])
  expect(await db().session.findUnique({ where: { id: session.id } })).toMatchObject({ endedAt: after(5) })
  await expect(openSession({ email, password: OLD }, browser())).rejects.toMatchObject({ code: 'invalid' })
  await openSession({ email, password: NEW }, browser())
  await work(after(6))
  expect(post.mails.map((mail) => mail.subject)).toEqual([
    'Kata sandi baru untuk Sanggar',
    'Kata sandi Anda sudah diganti',
  ])
  expect(await db().auditEntry.count({ where: { command: 'account.resetPassword' } })).toBe(1)
})

test('the same answer for an unknown address, at the same cost; too many wishes are refused for both', async () => {
  const jobs = () => sql('select task_identifier, key from graphile_worker.jobs')
  await askReset({ email: 'tidak@ada.id' }, browser())
  const unknown = await jobs()
  await sql('delete from graphile_worker._private_jobs')
  await askReset({ email }, browser())
  expect(await jobs()).toEqual(unknown)
  await askReset({ email: 'tidak@ada.id' }, browser())
  await work()
  expect(post.to()).toEqual([email])
  for (const address of [email, 'tidak@ada.id']) {
    const wishes = [1, 2, 3].map(() => askReset({ email: address }, browser()))
    const said = (await Promise.allSettled(wishes)).filter((one) => one.status === 'rejected')
    expect(said.map((one) => one.reason.code)).toContain('limited')
  }
  await expect(askReset({ email: 'x' }, browser())).rejects.toMatchObject({ code: 'invalid' })
})

test('expired, replaced, changed or made up: it opens nothing, and changes nothing', async () => {
  const first = await linkFor()
  const second = await linkFor(after(1))
  expect(await opens(first, 'password', after(1))).toBe(false)
  expect(await opens(second, 'password', after(120))).toBe(true)
  for (const token of [first, `${second.slice(0, -2)}AA`, 'x', ''])
    await expect(resetByLink(token, fresh, after(1))).rejects.toMatchObject({ code: 'notFound' })
  await expect(resetByLink(second, fresh, after(122))).rejects.toMatchObject({ code: 'notFound' })
  const viewer = { ...sari, sessionId: crypto.randomUUID() }
  await changePassword({ viewer, now: after(2) }, { old: OLD, ...fresh })
  expect(await opens(second, 'password', after(3))).toBe(false)
  await openSession({ email, password: NEW }, browser())
  await cleanLinks.run({}, attempt(after(40 * 1440)))
  expect(await db().accountLink.count()).toBe(0)
})

test('a letter that waited too long carries no dead link', async () => {
  await askReset({ email }, browser())
  await work(after(0))
  await db().mail.updateMany({ data: { state: 'waiting', endedAt: null } })
  post.mails.length = 0
  await work(after(121))
  expect(post.mails).toEqual([])
})

test('a new address: confirmed by its letter, the old one is told; taken ones get the same answer', async () => {
  const next = 'baru@contoh.sch.id'
  await expect(askAddress(as(sari), { email: next, old: 'salah' })).rejects.toMatchObject({ code: 'invalid' })
  await expect(askAddress(as(sari), { email, old: OLD })).rejects.toMatchObject({ code: 'invalid' })
  await askAddress(as(sari), { email: next, old: OLD })
  await work()
  expect(post.to()).toEqual([next])
  const token = tokenIn()
  await expect(resetByLink(token, fresh, NOW)).rejects.toMatchObject({ code: 'notFound' })
  await confirmAddress(token, after(5))
  await expect(confirmAddress(token, after(6))).rejects.toMatchObject({ code: 'notFound' })
  await work(after(6))
  expect(post.to()).toEqual([next, email])
  expect(post.mails[1]?.text).not.toContain(next)
  await openSession({ email: next, password: OLD }, browser())
  await db().person.create({ data: { name: 'Lain', email: 'lain@contoh.sch.id' } })
  await askAddress(as(sari), { email: 'lain@contoh.sch.id', old: OLD })
  await work(after(7))
  expect(post.mails).toHaveLength(2)
})

test('an address that somebody else took meanwhile is not taken twice', async () => {
  await askAddress(as(sari), { email: 'rebut@contoh.sch.id', old: OLD })
  await work()
  await db().person.create({ data: { name: 'Lain', email: 'rebut@contoh.sch.id' } })
  await expect(confirmAddress(tokenIn(), NOW)).rejects.toMatchObject({ code: 'conflict' })
  expect(await db().person.findUnique({ where: { id: sari.personId } })).toMatchObject({ email })
})

test('an administrator sends an invitation or a link, nobody else; a changed address is told', async () => {
  const { personId } = sari
  await expect(sendPasswordLink(as(sari), { personId })).rejects.toMatchObject({ code: 'notFound' })
  await sendPasswordLink(as(admin), { personId })
  await db().person.update({ where: { id: personId }, data: { passwordHash: null } })
  await sendPasswordLink(as(admin), { personId })
  await work()
  expect(post.mails.map((mail) => mail.subject)).toEqual(['Akun Anda di Sanggar'])
  await resetByLink(tokenIn(), fresh, after(6 * 1440))
  await sendPasswordLink(as(admin), { personId })
  const { version } = await db().person.findUniqueOrThrow({ where: { id: personId } })
  const plain = { name: 'Sari', nip: '', nuptk: '', school: '', role: 'person' as const }
  await editPerson(as(admin), { ...plain, personId, version, email: 'sari.baru@contoh.sch.id' })
  await db().mail.updateMany({
    where: { event: { startsWith: 'password' } },
    data: { state: 'dropped', endedAt: NOW },
  })
  await work()
  expect(post.mails.slice(1).map((mail) => mail.subject)).toEqual(['Alamat surel akun Anda diganti'])
  expect(post.to().at(-1)).toBe(email)
  expect(await db().auditEntry.count({ where: { command: 'person.sendLink' } })).toBe(3)
})

test('letters come in the language that their reader last chose', async () => {
  await chooseLanguage(as(sari), 'en')
  await chooseLanguage(as(sari), 'en')
  await linkFor()
  expect(post.mails[0]?.subject).toBe('A new password for Sanggar')
  expect(await db().auditEntry.count({ where: { command: 'account.language' } })).toBe(1)
})

test('the database holds the shape of a link', async () => {
  await linkFor()
  await expect(sql(`update account_link set email = 'x'`)).rejects.toThrow('account_link_address')
  await expect(sql(`update account_link set expires_at = created_at`)).rejects.toThrow('account_link_expires')
  await expect(sql(`update account_link set used_at = now(), void_at = now()`)).rejects.toThrow(
    'account_link_once',
  )
  await expect(
    sql(`insert into account_link (id, person_id, purpose, created_at, expires_at)
      select gen_random_uuid(), person_id, 'invitation', now(), now() + interval '1 day' from account_link
      where void_at is null and used_at is null limit 1`),
  ).rejects.toThrow('account_link_open')
})
