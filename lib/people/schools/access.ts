import 'server-only'
import type { Viewer } from '../../access/viewer'
import type { Database } from '../../core/db'
import { invalidField } from '../../core/errors'
import { literal } from '../../core/search'
import { administers, nowhere } from '../access'
import { schoolLabel, typedNpsn } from './rules'

/** A school for whoever administers; null for anybody else. */
export async function schoolRecord(tx: Database, viewer: Viewer, { schoolId }: { schoolId: string }) {
  if (!administers(viewer)) return null
  const found = await tx.school.findUnique({ where: { id: schoolId }, select: { id: true } })
  return found && { ...found, facts: nowhere }
}

type Known = { id: string; npsn: string | null; name: string }

/**
 * The school that a person typed: its NPSN or its whole name. `current` stays when its own line comes back.
 * Throws a sentence beside `field` when there is none or more than one.
 */
export async function schoolTyped(tx: Database, text: string, field: string, current: Known | null = null) {
  if (!text) return null
  if (current && schoolLabel(current) === text) return current
  const select = { id: true, npsn: true, name: true } as const
  const npsn = typedNpsn(text)
  const byNumber = npsn && (await tx.school.findUnique({ where: { npsn }, select }))
  if (byNumber) return byNumber
  const name = { equals: literal(text), mode: 'insensitive' as const }
  const [one, another] = await tx.school.findMany({ where: { name }, take: 2, select })
  if (!one) throw invalidField(field, 'unknownSchool')
  if (another) throw invalidField(field, 'ambiguousSchool')
  return one
}
