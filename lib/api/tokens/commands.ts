import 'server-only'
import type { z } from 'zod'
import { enter } from '../../core/audit'
import type { Context } from '../../core/command'
import { type Database, db } from '../../core/db'
import { AppError, notFound } from '../../core/errors'
import { parse } from '../../core/input'
import { hashOf, newToken } from './rules'
import { endInput, MOST_TOKENS, tokenInput } from './schema'

const DAY = 86_400_000

// One's own tokens need no row in the table of permissions: what they read is filtered at each request.
async function writeDown(
  tx: Database,
  { viewer, now }: Context,
  command: string,
  subjectId: string,
  detail: Record<string, unknown> = {},
) {
  await enter(tx, { at: now, command, personId: viewer.personId, subjectId, detail })
}

/** A new token of one's own. Answers its secret, which is kept nowhere. */
export async function makeToken(
  context: Context,
  raw: z.input<typeof tokenInput>,
): Promise<{ token: string }> {
  const { viewer, now } = context
  const { name, scopes, days } = parse(tokenInput, raw)
  const { personId } = viewer
  const token = newToken()
  const expiresAt = new Date(now.getTime() + Number(days) * DAY)
  await db(viewer).$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`tokens ${personId}`}, 7))`
    const running = { personId, revokedAt: null, expiresAt: { gt: now } }
    if ((await tx.apiToken.count({ where: running })) >= MOST_TOKENS)
      throw new AppError('conflict', { key: 'tokenTooMany', values: { max: MOST_TOKENS } })
    const data = { personId, name, scopes, tokenHash: hashOf(token), createdAt: now, expiresAt }
    const { id } = await tx.apiToken.create({ data, select: { id: true } })
    await writeDown(tx, context, 'api.makeToken', id, { scopes, days: Number(days) })
  })
  return { token }
}

/** Ends one of one's own tokens at once. Throws notFound for any other. */
export async function endToken(context: Context, raw: z.input<typeof endInput>): Promise<void> {
  const { viewer, now } = context
  const { tokenId } = parse(endInput, raw)
  await db(viewer).$transaction(async (tx) => {
    const where = { id: tokenId, personId: viewer.personId, revokedAt: null }
    const ended = await tx.apiToken.updateMany({ where, data: { revokedAt: now } })
    if (!ended.count) throw notFound()
    await writeDown(tx, context, 'api.endToken', tokenId)
  })
}
