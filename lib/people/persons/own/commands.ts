import 'server-only'
import type { z } from 'zod'
import { enter } from '../../../core/audit'
import type { Context } from '../../../core/command'
import { system } from '../../../core/db'
import { notFound, savedMeanwhile } from '../../../core/errors'
import { parse } from '../../../core/input'
import { unlessTaken } from '../../../core/taken'
import { uniqueOfPerson } from '../commands'
import { ownInput } from './schema'

const told = { name: true, nip: true, nuptk: true, version: true } as const

/** Corrects one's own name and numbers. One's own account needs no row in the table of permissions. */
export async function correctOwn({ viewer, now }: Context, raw: z.input<typeof ownInput>): Promise<void> {
  const { version, ...said } = parse(ownInput, raw)
  const { personId } = viewer
  await system('account').$transaction(async (tx) => {
    const before = await tx.person.findUnique({ where: { id: personId, closedAt: null }, select: told })
    if (!before) throw notFound()
    const stale = () => {
      const { name, nip, nuptk } = before
      return savedMeanwhile(before.version, { name, nip: nip ?? '', nuptk: nuptk ?? '' }, said)
    }
    if (before.version !== version) throw stale()
    const data = { ...said, version: { increment: 1 } }
    const where = { id: personId, version }
    const { count } = await unlessTaken(tx.person.updateMany({ where, data }), uniqueOfPerson)
    if (!count) throw stale()
    const changed = (['name', 'nip', 'nuptk'] as const).filter((one) => said[one] !== before[one])
    await enter(tx, {
      at: now,
      command: 'account.correct',
      personId,
      subjectId: personId,
      detail: { changed },
    })
  })
}
