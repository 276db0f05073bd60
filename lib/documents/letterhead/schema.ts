import { z } from 'zod'
import { id, line, optional, prose, whole } from '../../core/input'
import { formatFault, needsCode } from './rules'

export const letterheadInput = z
  .object({
    groupId: id,
    version: whole(0, 1_000_000),
    above: prose(240),
    address: line(200),
    place: line(60),
    code: line(40),
    format: line(80, 1).superRefine((format, context) => {
      const message = formatFault(format)
      if (message) context.addIssue({ code: 'custom', message })
    }),
    /** The next number of this calendar year, before the first one was given. */
    next: optional(whole(1, 99_999)),
  })
  .refine(({ format, code }) => code !== '' || !needsCode(format), { path: ['code'], message: 'formatCode' })

export const logoInput = z.object({ groupId: id })
