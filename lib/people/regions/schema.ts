import { z } from 'zod'
import { line } from '../../core/input'
import { words } from '../../core/search'

/** A region's code as typed: `52`, `52.03` or `52.03.03`. Whether it exists is asked of the database. */
export const regionCode = line(20, 1)

const code = z
  .string()
  .regex(/^\d{2}(\.\d{2}){0,2}$/)
  .nullable()
  .catch(null)

/** Where the list of regions stands and what is searched for. */
export const regionFilter = z.object({ q: words, in: code })

/** A region by which a list is narrowed. */
export const regionChoice = code
