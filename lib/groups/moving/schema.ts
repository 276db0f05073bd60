import { z } from 'zod'
import { day } from '../../core/day'
import { id, line } from '../../core/input'

/** Where a member goes: another group by its address, another school, or both. */
export const moveInput = z
  .object({ membershipId: id, group: line(80), school: line(200), movesOn: day })
  .refine(({ group, school }) => group || school, { path: ['group'], message: 'moveWhere' })
