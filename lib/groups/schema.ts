import { z } from 'zod'
import { day } from '../core/day'
import { id, line, oneOf, optional, version } from '../core/input'
import { zoneNames } from '../core/time'
import { regionCode } from '../people/regions/schema'

export const groupKinds = ['kkg', 'mgmp'] as const
export const jpMinutes = ['45', '50'] as const

const slug = line(60)
  .pipe(z.string().toLowerCase())
  .refine((text) => text === '' || /^[a-z0-9]+(-[a-z0-9]+)*$/.test(text), 'slugShape')

const fields = z.object({
  kind: oneOf(groupKinds),
  name: line(160, 3),
  /** Empty: made from the name, or left as it is. */
  slug,
  subject: line(80),
  regionCode,
  cluster: line(120),
  /** Address of the group above. */
  parent: line(60).pipe(z.string().toLowerCase()),
  decreeNumber: line(80),
  decreeOn: optional(day),
  zone: oneOf(zoneNames),
  minutesPerJp: oneOf(jpMinutes).transform(Number),
})

type Subjected = { kind: string; subject: string }
const named = ({ kind, subject }: Subjected) => kind !== 'mgmp' || subject !== ''
const unnamed = { path: ['subject'], message: 'subjectNeeded' }

export const newGroupInput = fields.refine(named, unnamed)
export const groupInput = fields.extend({ groupId: id, version }).refine(named, unnamed)
