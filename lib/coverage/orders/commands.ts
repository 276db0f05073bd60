import 'server-only'
import type { z } from 'zod'
import type { Viewer } from '../../access/viewer'
import { visible } from '../../access/visible'
import { enter } from '../../core/audit'
import type { Context } from '../../core/command'
import { type Database, db, system } from '../../core/db'
import { env } from '../../core/env'
import { AppError, invalidField, notFound } from '../../core/errors'
import { parse } from '../../core/input'
import { mailOn } from '../../mail/settings'
import { regionOf, within } from '../../people/regions/access'
import { orderOfToken } from './rules'
import { MOST_ORDERS, orderInput, stopInput } from './schema'

type Scope = { scope: 'own' | 'group' | 'region'; groupId: string | null; regionCode: string | null }

/** The groups of a scope; only together with what the reader may see. */
export function groupsIn({ scope, groupId, regionCode }: Scope) {
  if (scope === 'group') return { id: groupId ?? '' }
  return scope === 'region' ? within(regionCode) : {}
}

async function scopeTyped(tx: Database, viewer: Viewer, input: z.output<typeof orderInput>): Promise<Scope> {
  const { scope, place } = input
  const none = { scope, groupId: null, regionCode: null }
  if (scope === 'own') return none
  const seen = visible(viewer, 'coverage.read')
  if (scope === 'group') {
    const slug = place.toLowerCase().split('/').at(-1) ?? ''
    const where = {
      AND: [{ OR: [{ slug }, { name: { equals: place, mode: 'insensitive' as const } }] }, seen],
    }
    const group = await tx.group.findFirst({ where, select: { id: true } })
    if (!group) throw invalidField('place', 'orderGroup')
    return { ...none, groupId: group.id }
  }
  return { ...none, regionCode: (await regionOf(tx, place, 'place')).code }
}

// One's own orders need no row in the table of permissions: what they show is filtered when it is sent.

/** Orders a report by mail each month, of what one may see now. The same one twice stays one. */
export async function orderReport({ viewer, now }: Context, raw: z.input<typeof orderInput>): Promise<void> {
  const input = parse(orderInput, raw)
  const { personId } = viewer
  if (!mailOn()) throw new AppError('conflict', { key: 'mailOff' })
  await db(viewer).$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`orders ${personId}`}, 7))`
    const scope = await scopeTyped(tx, viewer, input)
    const where = { AND: [groupsIn(scope), visible(viewer, 'coverage.read')] }
    if (!(await tx.group.count({ where, take: 1 }))) throw invalidField('place', 'orderNothing')
    const running = { personId, endedAt: null }
    if (await tx.coverageOrder.count({ where: { ...running, ...scope } })) return
    if ((await tx.coverageOrder.count({ where: running })) >= MOST_ORDERS)
      throw new AppError('conflict', { key: 'orderTooMany', values: { max: MOST_ORDERS } })
    const data = { personId, ...scope, locale: input.locale, createdAt: now }
    const { id } = await tx.coverageOrder.create({ data, select: { id: true } })
    await enter(tx, { at: now, command: 'coverage.order', personId, subjectId: id })
  })
}

async function stop(tx: Database, id: string, personId: string | null, now: Date) {
  const [ended] = await tx.coverageOrder.updateManyAndReturn({
    where: { id, endedAt: null, ...(personId && { personId }) },
    data: { endedAt: now, end: 'stopped' },
    select: { personId: true },
  })
  if (ended)
    await enter(tx, { at: now, command: 'coverage.stopOrder', personId: ended.personId, subjectId: id })
  return ended !== undefined
}

/** Ends one of one's own orders. Throws notFound for any other. */
export async function stopReport({ viewer, now }: Context, raw: z.input<typeof stopInput>): Promise<void> {
  const { orderId } = parse(stopInput, raw)
  await db(viewer).$transaction(async (tx) => {
    if (!(await stop(tx, orderId, viewer.personId, now))) throw notFound()
  })
}

/** True for a link of ours that ends an order, running or not. */
export function endsOrder(token: string): boolean {
  return orderOfToken(token, env().NEXTAUTH_SECRET) !== null
}

/** Ends the order that a link names. The link is the permission. Throws notFound for one that is not ours. */
export async function stopByLink(token: string, now: Date): Promise<void> {
  const id = orderOfToken(token, env().NEXTAUTH_SECRET)
  if (!id) throw notFound()
  await system('service').$transaction((tx) => stop(tx, id, null, now))
}
