import 'server-only'
import { createHash } from 'node:crypto'
import type { Viewer } from '../../access/viewer'
import { db } from '../../core/db'
import { invalidField } from '../../core/errors'
import { ownTransfer } from './access'

/** The viewer's own file that came in parts, once it is whole. Throws invalid for `field` otherwise. */
export async function arrived(viewer: Viewer, now: Date, field: string, of: { id: string; name: string }) {
  const gone = invalidField(field, 'fileGone')
  const transfer = await ownTransfer(db(viewer), viewer, { transferId: of.id })
  if (!transfer || transfer.expiresAt <= now) throw gone
  const found = await db(viewer).transfer.findUnique({
    where: { id: of.id },
    select: { print: true, parts: { orderBy: { position: 'asc' }, select: { bytes: true } } },
  })
  const bytes = Buffer.concat(found?.parts.map((part) => part.bytes) ?? [])
  if (bytes.length !== transfer.size) throw gone
  const print = found?.print
  if (print && !createHash('sha256').update(bytes).digest().equals(print)) {
    await db(viewer).transfer.deleteMany({ where: { id: of.id } })
    throw gone
  }
  return new File([bytes], of.name)
}
