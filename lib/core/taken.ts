import { AppError, type Complaint } from './errors'

/** Name of the unique index that a failed write ran into; null for any other error. */
function brokenIndex(error: unknown): string | null {
  const { code, meta } = (error ?? {}) as { code?: string; meta?: Record<string, unknown> }
  if (code !== 'P2002') return null
  const cause = (meta?.driverAdapterError as { cause?: { constraint?: { index?: string } } })?.cause
  return cause?.constraint?.index ?? ''
}

/**
 * Carries out a write; a value that somebody else already has becomes a sentence beside its field.
 * `fields` names by unique index the field and its message. The transaction is over when it throws.
 */
export async function unlessTaken<T>(
  write: Promise<T>,
  fields: Record<string, [string, string]>,
): Promise<T> {
  try {
    return await write
  } catch (error) {
    const index = brokenIndex(error)
    if (index === null) throw error
    const [field, key] = fields[index] ?? []
    if (!field || !key) throw new AppError('conflict')
    const complaints: Record<string, Complaint> = { [field]: { key } }
    throw new AppError('invalid', { key: 'invalid' }, complaints)
  }
}
