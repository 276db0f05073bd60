import 'server-only'
import type { z } from 'zod'
import { enter } from '../core/audit'
import type { Context } from '../core/command'
import { type Database, system } from '../core/db'
import { AppError, notFound } from '../core/errors'
import { parse } from '../core/input'
import { unlessTaken } from '../core/taken'
import { isPushService } from './rules'
import { deviceInput, removeInput } from './schema'
import { pushSettings } from './settings'

// One's own devices need no row in the table of permissions: each statement names the viewer's own id.
async function writeDown(tx: Database, { viewer, now }: Context, command: string, subjectId: string) {
  await enter(tx, { at: now, command, personId: viewer.personId, subjectId })
}

/**
 * Lets the browser of this session be told of news, in place of what it said before. An address belongs to one
 * person: whoever used this browser before is told there no more. Throws invalid for an address that we do not call.
 */
export async function addDevice(context: Context, raw: z.input<typeof deviceInput>): Promise<void> {
  const { viewer, now } = context
  const settings = pushSettings()
  if (!settings) throw new AppError('conflict', { key: 'pushOff' })
  const { data } = deviceInput.safeParse(raw)
  // A browser says it, not a person: one sentence for whatever is wrong with it.
  if (!data || !isPushService(data.answer.endpoint, settings.services))
    throw new AppError('invalid', { key: 'pushAddress' })
  const { endpoint, keys } = data.answer
  const { personId, sessionId } = viewer
  const write = system('account').$transaction(async (tx) => {
    await tx.pushDevice.deleteMany({ where: { OR: [{ sessionId }, { endpoint }] } })
    const { id } = await tx.pushDevice.create({
      data: { personId, sessionId, endpoint, ...keys, createdAt: now },
      select: { id: true },
    })
    await writeDown(tx, context, 'account.addDevice', id)
  })
  await unlessTaken(write, {})
}

/** A browser's address changed by itself. Throws notFound where it was not told of news: it never comes in this way. */
export async function renewDevice(context: Context, raw: z.input<typeof deviceInput>): Promise<void> {
  const { personId, sessionId } = context.viewer
  if (!(await system('account').pushDevice.count({ where: { personId, sessionId } }))) throw notFound()
  await addDevice(context, raw)
}

/** Tells one of one's own devices no more. Throws notFound for any other. */
export async function removeDevice(context: Context, raw: z.input<typeof removeInput>): Promise<void> {
  const { deviceId } = parse(removeInput, raw)
  await system('account').$transaction(async (tx) => {
    const where = { id: deviceId, personId: context.viewer.personId }
    const { count } = await tx.pushDevice.deleteMany({ where })
    if (!count) throw notFound()
    await writeDown(tx, context, 'account.removeDevice', deviceId)
  })
}
