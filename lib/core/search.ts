import { z } from 'zod'

/** Words typed into a search box; whatever cannot be searched for counts as nothing typed. */
export const words = z
  .string()
  .transform((text) => text.replace(/\s+/g, ' ').trim().slice(0, 100))
  .refine((text) => !text.includes('\0') && text.isWellFormed())
  .catch('')

/** A key in the address of a list; one that makes no sense is left out. */
export const cursor = z.uuid().nullable().catch(null)

/** A filter that finds a text as typed: Prisma leaves the wildcards of LIKE as they are. */
export function holding(text: string) {
  return { contains: literal(text), mode: 'insensitive' as const }
}

/** A filter of names that hold each word that was typed, in any order. */
export function named(text: string) {
  const each = text.split(' ').filter(Boolean).slice(0, 8)
  return { AND: each.map((word) => ({ name: holding(word) })) }
}

/** A text in which the wildcards of LIKE stand for themselves. */
export function literal(text: string): string {
  return text.replace(/[\\%_]/g, '\\$&')
}
