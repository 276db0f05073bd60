import 'server-only'
import { type Context, command } from '../../core/command'
import { type Database, db } from '../../core/db'
import { invalidField, notFound } from '../../core/errors'
import { beyond } from '../../core/wall'
import { LARGEST, MEGABYTES } from '../upload'
import { ownTransfer, receivingGroup } from './access'
import { arrived } from './queries'
import { crowdedOut, keptUntil, lengthOf, namedTransfer, spentUntil } from './rules'
import { beginInput, partInput } from './schema'

async function makeRoom(tx: Database, personId: string, size: number) {
  // Two files begun at once count each other.
  await beyond(() => tx.$queryRaw`select 1 from person where id = ${personId}::uuid for no key update`)
  const open = await tx.transfer.findMany({
    where: { personId },
    orderBy: { id: 'desc' },
    select: { id: true, size: true },
  })
  await tx.transfer.deleteMany({ where: { id: { in: crowdedOut(open, size) } } })
}

/**
 * A member begins to send a file in parts, or goes on with the same one: `have` are the parts that arrived.
 * Throws invalid for a file that is empty or too large.
 */
export const beginTransfer = command({
  name: 'file.begin',
  action: 'file.send',
  input: beginInput,
  record: receivingGroup,
  run: async ({ tx, viewer, now, input: { groupId, size, sha256 }, note }) => {
    if (size === 0) throw invalidField('size', 'fileEmpty')
    if (size > LARGEST) throw invalidField('size', 'fileTooLarge', { max: MEGABYTES })
    const own = { groupId, personId: viewer.personId, size }
    const print = sha256 ? new Uint8Array(Buffer.from(sha256, 'hex')) : null
    const known =
      print &&
      (await tx.transfer.findFirst({
        where: { ...own, print, expiresAt: { gt: now } },
        orderBy: { id: 'desc' },
        select: { id: true, parts: { orderBy: { position: 'asc' }, select: { position: true } } },
      }))
    if (known) {
      note({ subjectId: known.id, detail: { bytes: size, again: true } })
      return { id: known.id, have: known.parts.map((one) => one.position) }
    }
    await makeRoom(tx, viewer.personId, size)
    const data = { ...own, print, expiresAt: keptUntil(now) }
    const { id } = await tx.transfer.create({ data, select: { id: true } })
    note({ subjectId: id, detail: { bytes: size } })
    return { id, have: [] as number[] }
  },
})

/** The sender brings one part, in any order; brought twice, the later counts. Throws invalid unless it has its exact length. */
export const putPart = command({
  name: 'file.part',
  piece: true,
  action: 'file.send',
  input: partInput,
  record: ownTransfer,
  run: async ({ tx, now, input: { position, bytes }, record }) => {
    const { id: transferId, groupId } = record
    if (record.expiresAt <= now) throw notFound()
    if (!bytes.length || bytes.length !== lengthOf(position, record.size))
      throw invalidField('bytes', 'invalid')
    await tx.$executeRaw`insert into transfer_part (group_id, transfer_id, position, bytes)
      values (${groupId}::uuid, ${transferId}::uuid, ${position}::smallint, ${bytes})
      on conflict (transfer_id, position) do update set bytes = excluded.bytes`
    await tx.transfer.update({
      where: { id: transferId },
      data: { expiresAt: keptUntil(now) },
      select: { id: true },
    })
    return { position }
  },
})

/**
 * Runs a command with the files of a form: as they were sent with it, or as they came in parts before. Those stay for
 * an hour more, for the form that is sent again. Throws invalid for `field` when one has not arrived.
 */
export async function withSent<O>(
  field: string,
  { viewer, now }: Context,
  sent: unknown[],
  run: (files: unknown[]) => Promise<O>,
): Promise<O> {
  const named = sent.map(namedTransfer)
  const files: unknown[] = []
  for (const [i, one] of named.entries()) files.push(one ? await arrived(viewer, now, field, one) : sent[i])
  const result = await run(files)
  const ids = named.flatMap((one) => one?.id ?? [])
  if (ids.length)
    await db(viewer).transfer.updateMany({
      where: { id: { in: ids }, personId: viewer.personId },
      data: { expiresAt: spentUntil(now) },
    })
  return result
}
