import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { viewerOfPerson } from '@/lib/auth/load'
import { hashPassword } from '@/lib/auth/password'
import { openSession } from '@/lib/auth/sessions'
import { mailJoining } from '@/lib/groups/joining/jobs'
import { accept, acceptAsNew, invite, withdraw } from '@/lib/groups/joining/letters/commands'
import { readJoin } from '@/lib/groups/joining/queries'
import { joinToken } from '@/lib/groups/joining/rules'
import { db } from '../support/database'
import { lastEntry, outcomes } from '../support/people'
import { sendBy } from '../support/post'
import { as } from '../support/sharing'
import { makeGroup, makeViewer, NOW } from '../support/world'

const post = await sendBy()
afterAll(() => post.stop())

const after = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
const rani = () => ({ email: `rani${number}@contoh.sch.id` })
const fresh = { password: 'jagung rebus manis', again: 'jagung rebus manis' }
let number = 0
let groupId: string
let budi: Viewer
let stranger: Viewer

beforeEach(async () => {
  number += 1
  groupId = (await makeGroup(`undang-${number}`)).id
  budi = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup(`luar-${number}`)).id] })
  post.mails.length = 0
})

const members = () => db().membership.count({ where: { groupId } })

/** Somebody with an account. */
async function account(name: string, email: string) {
  const data = { name, email, passwordHash: await hashPassword(fresh.password) }
  const { id } = await db().person.create({ data, select: { id: true } })
  return (await viewerOfPerson(id, NOW)) as Viewer
}

/** Carries out the letters that wait. */
async function deliver(now = NOW) {
  const waiting = { state: 'waiting' as const, kind: 'joining.mail' }
  for (const { id } of await db().mail.findMany({ where: waiting, orderBy: { id: 'asc' } }))
    await mailJoining.run({ mailId: id }, { now, jobId: '1' })
}

/** Invites an address; answers the token of the letter that came. */
async function invited(email = rani().email) {
  await invite(as(budi), { groupId, email, name: 'Rani' })
  await deliver()
  return post.mails.at(-1)?.text?.match(/join\/([\w-]{65})/)?.[1] ?? ''
}

test('an invitation opens an account and a membership, once', async () => {
  const token = await invited()
  expect(post.to()).toEqual([rani().email])
  expect(await readJoin(token, null, null, NOW)).toMatchObject({ over: null, hasAccount: false })
  await expect(
    acceptAsNew(token, { name: 'Rani', password: 'pendek', again: 'pendek' }, NOW),
  ).rejects.toMatchObject({
    fields: { password: { key: 'passwordShort' } },
  })
  const twice = await outcomes([1, 2].map(() => acceptAsNew(token, { name: 'Rani', ...fresh }, NOW)))
  expect(twice.succeeded).toBe(1)
  expect(twice.refused[0]).toMatchObject({ code: 'conflict', complaint: { key: 'inviteUsed' } })
  expect(await members()).toBe(2)
  const browser = { address: '', userAgent: 'x', now: NOW }
  const { personId } = await openSession({ email: rani().email, password: fresh.password }, browser)
  const own = (await viewerOfPerson(personId, NOW)) as Viewer
  await expect(accept(token, own, NOW)).rejects.toMatchObject({ complaint: { key: 'inviteUsed' } })
  const again = invite(as(budi), { groupId, email: rani().email, name: '' })
  await expect(again).rejects.toMatchObject({ fields: { email: { key: 'memberAlready' } } })
})

test('an invitation by another e-mail, after expiry, withdrawn or replaced is refused in a sentence each', async () => {
  const owner = await account('Rani', rani().email)
  const other = await account('Joko', `joko${number}@contoh.sch.id`)
  const first = await invited()
  await expect(accept(first, other, NOW)).rejects.toMatchObject({ complaint: { key: 'inviteOther' } })
  // Who has an account signs in: the letter alone does not set a new password for it.
  await expect(acceptAsNew(first, { name: 'Rani', ...fresh }, NOW)).rejects.toMatchObject({
    complaint: { key: 'inviteSignIn' },
  })
  expect(await readJoin(first, other, null, NOW)).toMatchObject({ other: true, over: null })
  await expect(accept(first, owner, after(14))).rejects.toMatchObject({ complaint: { key: 'inviteExpired' } })
  const second = await invited()
  await expect(accept(first, owner, NOW)).rejects.toMatchObject({ complaint: { key: 'inviteWithdrawn' } })
  const { id: invitationId } = await db().joinInvitation.findFirstOrThrow({
    where: { groupId, voidAt: null },
  })
  await expect(withdraw(as(stranger), { invitationId })).rejects.toMatchObject({ code: 'notFound' })
  expect(await members()).toBe(1)
  await accept(second, owner, NOW)
  expect(await lastEntry()).toMatchObject({ command: 'joining.accept', personId: owner.personId, groupId })
  const third = await invited(`lain${number}@contoh.sch.id`)
  const open = await db().joinInvitation.findFirstOrThrow({ where: { groupId, usedAt: null, voidAt: null } })
  await withdraw(as(budi), { invitationId: open.id })
  await expect(acceptAsNew(third, { name: 'Lain', ...fresh }, NOW)).rejects.toMatchObject({
    complaint: { key: 'inviteWithdrawn' },
  })
  const link = joinToken('link', open.id, process.env.NEXTAUTH_SECRET ?? '')
  await expect(accept(link, owner, NOW)).rejects.toMatchObject({ code: 'notFound' })
})

test('a letter taken back before it is sent is not sent; a group sends so many a day', async () => {
  await invite(as(budi), { groupId, email: rani().email, name: '' })
  await db().joinInvitation.updateMany({ where: { groupId }, data: { voidAt: NOW } })
  await deliver()
  expect(post.mails).toEqual([])
  const row = { groupId, createdById: budi.personId, createdAt: NOW, expiresAt: after(14) }
  await db().joinInvitation.createMany({
    data: Array.from({ length: 59 }, (_, i) => ({ ...row, email: `x${i}@contoh.sch.id` })),
  })
  const more = invite(as(budi), { groupId, email: 'satu@contoh.sch.id', name: '' })
  await expect(more).rejects.toMatchObject({ complaint: { key: 'inviteTooMany' } })
})
