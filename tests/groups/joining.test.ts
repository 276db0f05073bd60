import { afterAll, beforeEach, expect, test } from 'vitest'
import type { Viewer } from '@/lib/access/viewer'
import { viewerOfPerson } from '@/lib/auth/load'
import { hashPassword } from '@/lib/auth/password'
import { dateValue } from '@/lib/core/time'
import { ask } from '@/lib/groups/joining/asks/commands'
import { approve, decline, endLink, openLink } from '@/lib/groups/joining/commands'
import { cleanJoining, mailJoining } from '@/lib/groups/joining/jobs'
import { invite } from '@/lib/groups/joining/letters/commands'
import { openLinkOf, readJoin, readJoining } from '@/lib/groups/joining/queries'
import { joinIn, joinToken } from '@/lib/groups/joining/rules'
import { groupOf, type OpenGroup } from '@/lib/groups/queries'
import { db } from '../support/database'
import { lastEntry, outcomes } from '../support/people'
import { sendBy } from '../support/post'
import { as } from '../support/sharing'
import { sql } from '../support/sql'
import { makeGroup, makeViewer, NOW } from '../support/world'

const post = await sendBy()
afterAll(() => post.stop())

const after = (days: number) => new Date(NOW.getTime() + days * 86_400_000)
const rani = (n = number) => ({
  name: 'Rani Astuti, S.Pd.',
  email: `rani${n}@contoh.sch.id`,
  school: 'SDN 9',
})
const fresh = { password: 'jagung rebus manis', again: 'jagung rebus manis' }
let number = 0
let groupId: string
let group: OpenGroup
let budi: Viewer
let stranger: Viewer

beforeEach(async () => {
  number += 1
  groupId = (await makeGroup(`kelompok-${number}`)).id
  budi = await makeViewer({ officerOf: [groupId] })
  stranger = await makeViewer({ officerOf: [(await makeGroup(`lain-${number}`)).id] })
  group = (await groupOf(budi, `kelompok-${number}`)) as OpenGroup
  post.mails.length = 0
})

/** Opens a link; answers its token. */
async function opened(places = 60) {
  await openLink(as(budi), { groupId, days: '7', places })
  return (await openLinkOf(budi, group, NOW))?.token ?? ''
}
const asks = (token: string, sent = rani(), now = NOW) => ask(token, sent, { viewer: null, address: '', now })
const asksAs = (token: string, viewer: Viewer) => ask(token, {} as never, { viewer, address: '', now: NOW })
const members = () => db().membership.count({ where: { groupId } })

/** Somebody with an account. */
async function account(name: string, email: string) {
  const data = { name, email, passwordHash: await hashPassword(fresh.password) }
  const { id } = await db().person.create({ data, select: { id: true } })
  return (await viewerOfPerson(id, NOW)) as Viewer
}

test('a link, asked by somebody without an account, approved: a member with a letter to set a password', async () => {
  const token = await opened()
  expect(await lastEntry()).toMatchObject({ command: 'joining.open', groupId })
  const { requestId } = await asks(token)
  expect(await members()).toBe(1)
  expect(await db().notice.findMany({ where: { groupId }, select: { personId: true, kind: true } })).toEqual([
    { personId: budi.personId, kind: 'membership.asked' },
  ])
  const { requests } = await readJoining(budi, group, NOW)
  expect(requests).toMatchObject([{ name: rani().name, hasAccount: false, couldBe: [] }])
  await approve(as(budi), { requestId })
  const person = await db().person.findUniqueOrThrow({
    where: { email: rani().email },
    select: { id: true, passwordHash: true, memberships: { select: { groupId: true, startedOn: true } } },
  })
  expect(person).toMatchObject({ passwordHash: null, memberships: [{ groupId }] })
  expect(await db().accountLink.findFirst({ where: { personId: person.id } })).toMatchObject({
    purpose: 'invitation',
  })
  expect(await lastEntry()).toMatchObject({ command: 'joining.approve', detail: { requestId } })
  expect(await readJoin(token, null, requestId, NOW)).toMatchObject({ state: 'approved' })
  expect(await readJoin(token, null, crypto.randomUUID(), NOW)).toMatchObject({ state: null })
})

test('asking again is the same request; what is missing or strange is told beside its field', async () => {
  const token = await opened()
  const twice = await Promise.all([asks(token), asks(token)])
  expect(new Set(twice.map((one) => one.requestId)).size).toBe(1)
  const bad = asks(token, { name: ' ', email: 'rani', school: '' })
  await expect(bad).rejects.toMatchObject({
    fields: { name: { key: 'required' }, email: { key: 'email' } },
  })
  expect(await db().joinRequest.count({ where: { groupId } })).toBe(1)
})

test('with an account one person stays one person, and who is a member already need not ask', async () => {
  const token = await opened()
  const sari = await account('Sari', `sari${number}@contoh.sch.id`)
  const { requestId } = await asksAs(token, sari)
  await approve(as(budi), { requestId })
  expect(await db().membership.count({ where: { groupId, personId: sari.personId } })).toBe(1)
  expect(await db().accountLink.count({ where: { personId: sari.personId } })).toBe(0)
  expect(await db().notice.count({ where: { personId: sari.personId, kind: 'membership.approved' } })).toBe(1)
  const now = (await viewerOfPerson(sari.personId, NOW)) as Viewer
  await expect(asksAs(token, now)).rejects.toMatchObject({ complaint: { key: 'joinMember' } })
  expect(await readJoin(token, now, null, NOW)).toMatchObject({ member: true })
})

test('a link that was ended, replaced, expired, full or made up lets nobody ask', async () => {
  const first = await opened()
  await expect(asks(first, rani(), after(7))).rejects.toMatchObject({ complaint: { key: 'joinExpired' } })
  const second = await opened(1)
  await expect(asks(first)).rejects.toMatchObject({ complaint: { key: 'joinEnded' } })
  const four = await outcomes([1, 2, 3, 4].map((n) => asks(second, rani(number * 100 + n))))
  expect(four.succeeded).toBe(1)
  expect(four.refused[0]).toMatchObject({ complaint: { key: 'joinFull' } })
  const { id = '' } = (await openLinkOf(budi, group, NOW)) ?? {}
  await expect(endLink(as(stranger), { linkId: id })).rejects.toMatchObject({ code: 'notFound' })
  await endLink(as(budi), { linkId: id })
  expect(await openLinkOf(budi, group, NOW)).toBeNull()
  const letter = joinToken('letter', id, process.env.NEXTAUTH_SECRET ?? '')
  for (const token of [`${second.slice(0, -2)}AA`, letter, 'x', ''])
    await expect(asks(token)).rejects.toMatchObject({ code: 'notFound' })
  expect(joinIn(second, 'another secret')).toBeNull()
})

test('only who leads the group sees and answers, once', async () => {
  const { requestId } = await asks(await opened())
  const member = await makeViewer({ memberOf: [groupId] })
  await expect(readJoining(member, group, NOW)).rejects.toMatchObject({ code: 'notFound' })
  expect(await openLinkOf(member, group, NOW)).toBeNull()
  for (const [viewer, code] of [
    [member, 'forbidden'],
    [stranger, 'notFound'],
  ] as const) {
    await expect(approve(as(viewer), { requestId })).rejects.toMatchObject({ code })
    await expect(decline(as(viewer), { requestId })).rejects.toMatchObject({ code })
    await expect(openLink(as(viewer), { groupId, days: '7', places: 1 })).rejects.toMatchObject({ code })
    await expect(invite(as(viewer), { groupId, email: rani().email, name: '' })).rejects.toMatchObject({
      code,
    })
  }
  const both = await outcomes([approve(as(budi), { requestId }), approve(as(budi), { requestId })])
  expect(both.succeeded).toBe(1)
  expect(both.refused[0]).toMatchObject({ complaint: { key: 'joinDecided' } })
  await expect(decline(as(budi), { requestId })).rejects.toMatchObject({ complaint: { key: 'joinDecided' } })
})

test('a member of the roster who asks keeps one record: the officer says whether it is them', async () => {
  const known = await db().person.create({
    data: { name: 'Rani Astuti', memberships: { create: { groupId, startedOn: dateValue('2025-07-01') } } },
  })
  const elsewhere = (await makeGroup(`jauh-${number}`)).id
  const both = [groupId, elsewhere].map((one) => ({ groupId: one, startedOn: dateValue('2025-07-01') }))
  const shared = await db().person.create({ data: { name: 'Rani Astuti', memberships: { create: both } } })
  const { requestId } = await asks(await opened())
  const { requests } = await readJoining(budi, group, NOW)
  // Who is or was in another group is not offered: its officers would have to say so too.
  expect(requests[0]?.couldBe.map((one) => one.id)).toEqual([known.id])
  await expect(approve(as(budi), { requestId })).rejects.toMatchObject({ fields: { as: { key: 'choose' } } })
  await expect(approve(as(budi), { requestId, as: shared.id })).rejects.toMatchObject({
    fields: { as: { key: 'unknown' } },
  })
  const before = await members()
  await approve(as(budi), { requestId, as: known.id })
  expect(await db().person.findUnique({ where: { id: known.id } })).toMatchObject({ email: rani().email })
  expect(await members()).toBe(before)
})

test('an address that is recorded already is that person, if the name agrees, and nobody else', async () => {
  const there = await account('Rani Astuti', rani().email)
  const token = await opened()
  const other = await asks(token, { ...rani(), name: 'Joko Susilo' })
  await expect(approve(as(budi), other)).rejects.toMatchObject({ complaint: { key: 'joinOtherName' } })
  expect(await members()).toBe(1)
  await decline(as(budi), other)
  await approve(as(budi), await asks(token))
  expect(await db().membership.count({ where: { groupId, personId: there.personId } })).toBe(1)
  expect(await db().accountLink.count({ where: { personId: there.personId } })).toBe(0)
})

/** Carries out the letters that wait. */
async function deliver(now = NOW) {
  const waiting = { state: 'waiting' as const, kind: 'joining.mail' }
  for (const { id } of await db().mail.findMany({ where: waiting, orderBy: { id: 'asc' } }))
    await mailJoining.run({ mailId: id }, { now, jobId: '1' })
}

test('who is turned away is told by letter, without a word on why', async () => {
  const sari = await account('Sari', `tolak${number}@contoh.sch.id`)
  await decline(as(budi), await asksAs(await opened(), sari))
  await deliver()
  expect(post.to()).toEqual([`tolak${number}@contoh.sch.id`])
  expect(post.mails[0]?.subject).toContain('Permintaan bergabung')
  expect(await members()).toBe(1)
})

test('what was decided goes after a month, what nobody decided after three', async () => {
  const token = await opened()
  await decline(as(budi), await asks(token))
  await asks(token, rani(number * 100))
  const at = (days: number) => cleanJoining.run({}, { now: after(days), jobId: '1' })
  const left = () => db().joinRequest.count({ where: { groupId } })
  await at(29)
  expect(await left()).toBe(2)
  await at(31)
  expect(await left()).toBe(1)
  await at(91)
  expect(await left()).toBe(0)
})

test('the database holds the shape of it', async () => {
  await asks(await opened())
  await invite(as(budi), { groupId, email: rani().email, name: '' })
  const whole = [
    ['update join_request set email = null', 'join_request_whose'],
    [`update join_request set decided_at = now()`, 'join_request_decided'],
    ['update join_link set places = 0', 'join_link_places'],
    ['update join_link set expires_at = created_at', 'join_link_expires'],
    ['update join_invitation set expires_at = created_at', 'join_invitation_expires'],
    ['update join_invitation set used_at = now(), void_at = now()', 'join_invitation_once'],
  ] as const
  for (const [text, name] of whole) await expect(sql(text)).rejects.toThrow(name)
  const columns = 'group_id, link_id, name, email, asked_at'
  await expect(
    sql(`insert into join_request (id, ${columns}) select gen_random_uuid(), ${columns} from join_request
      where state = 'waiting' and person_id is null limit 1`),
  ).rejects.toThrow('join_request_waiting_email')
  const more = 'group_id, email, created_by_id, created_at, expires_at'
  await expect(
    sql(`insert into join_invitation (id, ${more}) select gen_random_uuid(), ${more} from join_invitation
      where used_at is null and void_at is null limit 1`),
  ).rejects.toThrow('join_invitation_open')
})
