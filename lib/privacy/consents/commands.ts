import 'server-only'
import type { z } from 'zod'
import { enter } from '../../core/audit'
import type { Context } from '../../core/command'
import { type Database, system } from '../../core/db'
import { parse } from '../../core/input'
import { consentInput, wording } from './schema'

// One's own consents need no row in the table of permissions: each statement names the viewer's own id.
async function changing(
  { viewer, now }: Context,
  raw: z.input<typeof consentInput>,
  command: 'consent.give' | 'consent.withdraw',
  change: (tx: Database, of: { personId: string; purpose: 'photos' }) => Promise<number>,
) {
  const { purpose } = parse(consentInput, raw)
  const { personId } = viewer
  await system('account').$transaction(async (tx) => {
    await tx.$executeRaw`select pg_advisory_xact_lock(hashtextextended(${`consent ${personId}`}, 7))`
    if (await change(tx, { personId, purpose }))
      await enter(tx, { at: now, command, personId, subjectId: personId, detail: { purpose } })
  })
}

/** Agrees to a purpose in its present words. Twice is once. */
export function giveConsent(context: Context, raw: z.input<typeof consentInput>): Promise<void> {
  return changing(context, raw, 'consent.give', async (tx, of) => {
    if (await tx.consent.count({ where: { ...of, withdrawnAt: null } })) return 0
    const data = { ...of, wording: wording[of.purpose], givenAt: context.now }
    await tx.consent.create({ data, select: { id: true } })
    return 1
  })
}

/** Takes a consent back; that it was given stays on record. */
export function withdrawConsent(context: Context, raw: z.input<typeof consentInput>): Promise<void> {
  return changing(context, raw, 'consent.withdraw', async (tx, of) => {
    const where = { ...of, withdrawnAt: null }
    return (await tx.consent.updateMany({ where, data: { withdrawnAt: context.now } })).count
  })
}
