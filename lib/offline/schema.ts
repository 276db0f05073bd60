import { z } from 'zod'
import { id } from '../core/input'

/** What a phone may send later. */
export const kinds = [
  'problem.report',
  'problem.draft',
  'problem.changeDraft',
  'problem.sendDraft',
  'attendance.record',
  'minutes.merge',
  'checkIn.enter',
] as const

const text = z.string().max(100_000)
const fields = z.record(z.string().max(200), z.union([text, z.array(text).max(2000)]))

/** One deed: `item` is its key, under which it counts once; `person` who wrote it. */
export const messageInput = z.object({ v: z.number(), item: id, person: id, kind: z.enum(kinds), fields })
