import { z } from 'zod'
import { id, line, optional, version } from '../../core/input'
import { cursor, words } from '../../core/search'
import { regionChoice, regionCode } from '../regions/schema'

const npsn = z
  .string()
  .max(40, 'npsn')
  .transform((text) => text.replace(/\s/g, '').toUpperCase())
  .pipe(z.string().regex(/^[0-9A-Z]{8}$/, 'npsn'))

const fields = { npsn: optional(npsn), name: line(160, 3), regionCode, cluster: line(120) }

export const newSchoolInput = z.object(fields)
export const schoolInput = z.object({ ...fields, schoolId: id, version })

/** What the list of schools can be narrowed by. */
export const schoolFilter = z.object({ q: words, region: regionChoice, after: cursor })
