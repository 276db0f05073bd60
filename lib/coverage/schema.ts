import { z } from 'zod'

const filter = z.object({
  year: z.coerce.number().int().min(2000).max(2100).nullable().catch(null),
  part: z.enum(['year', 'ganjil', 'genap', 'calendar']).catch('year'),
})

/** The period that a page asks for; what makes no sense becomes the school year `now`. */
export function periodOf(params: Record<string, unknown>, now: number) {
  const { year, part } = filter.parse({ year: params.year, part: params.part })
  return { year: year ?? now, part }
}
