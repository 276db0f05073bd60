import { z } from 'zod'
import { id, line, oneOf, optional, version } from '../../core/input'
import { cursor, words } from '../../core/search'

/** A name of one word or with degrees: any line of text. */
export const personName = line(160, 1)

/** An e-mail address, lower case. */
export const email = line(254).pipe(z.string().toLowerCase().pipe(z.email('email')))

// Typed with spaces more often than not. Digits 13 and 14 are no month for PPPK teachers: no month check.
function digits(count: number, key: string) {
  return z
    .string()
    .max(60, key)
    .transform((text) => text.replace(/\s/g, ''))
    .pipe(z.string().regex(new RegExp(`^\\d{${count}}$`), key))
}

const fields = {
  name: personName,
  email: optional(email),
  nip: optional(digits(18, 'nip')),
  nuptk: optional(digits(16, 'nuptk')),
  school: line(200),
  role: oneOf(['person', 'administrator']),
}

export const newPersonInput = z.object(fields)
export const personInput = z.object({ ...fields, personId: id, version })
export const resetInput = z.object({ personId: id })

/** What the list of people can be narrowed by. */
export const personFilter = z.object({
  q: words,
  show: z.enum(['administrators', 'withoutAccount']).nullable().catch(null),
  school: cursor,
  /** Address of a group. */
  group: words,
  after: cursor,
})
