import { z } from 'zod'
import { exceptionKinds } from '../../coverage/exceptions/schema'
import { parts } from '../../coverage/schema'
import { onSchedule } from '../../objectives/rules'
import { objectiveCodes, stages } from '../../objectives/schema'

const count = z.int().min(0)
const named = <T extends z.ZodType>(id: string, type: T) => type.meta({ id })

const objective = named('Objective', z.enum(objectiveCodes).describe('One of the seven official objectives'))
const stage = named('Stage', z.enum(stages).describe('How far an activity has come'))
const kind = z.enum(['kkg', 'mgmp'])
const month = z.string().regex(/^\d{4}-\d{2}$/)
const slug = z.string().regex(/^[a-z0-9-]{1,120}$/)
const code = z.string().regex(/^\d{2}(\.\d{2}){0,2}$/)

export const figures = named(
  'Figures',
  z.object({
    objective,
    planned: count.describe('Activities with this main objective that are planned: the denominator'),
    held: count,
    documented: count,
    followedUp: count,
    evidenced: count,
    supporting: count.describe('Held activities that name it as a supporting objective'),
    jp: count.describe('Credit hours of the held activities'),
    people: count.describe('People present, added up over the held activities'),
    reported: count.describe('Problems reported'),
    solved: count.describe('Of these, problems that their reporter calls solved'),
  }),
)
const seven = z.array(figures).length(7)
const region = named('Region', z.object({ code, name: z.string(), level: z.int().min(1).max(3) }))
const period = named(
  'Period',
  z.object({ year: z.int(), part: z.enum(parts), firstMonth: month, lastMonth: month }),
)
const group = z.object({
  slug,
  name: z.string(),
  kind,
  subject: z.string().nullable(),
  region: z.object({ code: z.string(), name: z.string() }),
})

/** What a list is asked and answers besides. */
const paging = {
  limit: z.coerce.number('number').int('number').min(1, 'tooSmall').max(200, 'tooLarge').default(50),
  cursor: z.string().max(2000, 'tooLong').optional().describe('`next` of the page before'),
}
const next = z.string().nullable().describe('Cursor of the next page; null on the last one')

const inPeriod = {
  year: z.coerce
    .number('number')
    .int('number')
    .min(2000, 'tooSmall')
    .max(2100, 'tooLarge')
    .optional()
    .describe('First calendar year of the school year; the current one where it is left out'),
  part: z
    .enum(parts, 'choose')
    .default('year')
    .describe('School year, semester, or calendar year or half of one that bears the first number'),
}
const narrowed = {
  region: z
    .string()
    .regex(/^\d{2}(\.\d{2}){0,2}$/, 'regionShape')
    .optional()
    .describe('Code of a province, regency or district; all that one may see where it is left out'),
  kind: z.enum(['kkg', 'mgmp'], 'choose').optional(),
  subject: z
    .string()
    .max(80, 'tooLong')
    .regex(/^[^\u0000]*$/, 'forbiddenCharacters')
    .optional()
    .describe('School subject of MGMP'),
}
const groupsNarrowed = {
  ...narrowed,
  name: z
    .string()
    .max(80, 'tooLong')
    .regex(/^[^\u0000]*$/, 'forbiddenCharacters')
    .optional()
    .describe('Part of the name of a group'),
}

export const nobody = z.object({})
export const ofGroup = z.object({ group: slug.describe('Last part of the address of the group’s page') })

export const coverageQuery = z.object({ ...narrowed, ...inPeriod })
export const coverageAnswer = named(
  'Coverage',
  z.object({
    region: region.nullable(),
    whole: z.boolean().describe('False where the sums hold only what this person may see of the region'),
    path: z.array(region),
    groups: count,
    period,
    objectives: seven,
    months: z.array(z.object({ month, objectives: seven })),
    regions: z
      .array(z.object({ code, name: z.string(), groups: count, objectives: seven }))
      .describe('The regions directly below, or those that this person was given'),
  }),
)

export const groupsQuery = z.object({
  ...groupsNarrowed,
  ...inPeriod,
  ...paging,
})
export const groupsAnswer = named(
  'Groups',
  z.object({
    period,
    groups: z.array(named('GroupFigures', group.extend({ objectives: seven }))),
    next,
  }),
)

export const periodQuery = z.object(inPeriod)
export const groupAnswer = named(
  'GroupCoverage',
  z.object({
    group: named('Group', group),
    period,
    objectives: z.array(
      named('MemberFigures', figures.extend({ members: count.describe('Different people present') })),
    ),
    total: z.object({ jp: count, people: count, members: count, reported: count, solved: count }),
  }),
)

export const activitiesQuery = z.object({
  ...inPeriod,
  objective: z.enum(objectiveCodes, 'choose').optional().describe('Main objective'),
  stage: z.enum(stages, 'choose').optional().describe('Only activities that reached it'),
  ...paging,
})
export const activitiesAnswer = named(
  'Activities',
  z.object({
    period,
    activities: z.array(
      named(
        'Activity',
        z.object({
          id: z.uuid(),
          kind: z.enum(['meeting', 'sharing']),
          title: z.string(),
          state: z.enum(onSchedule),
          objective,
          supporting: z.array(objective),
          month: month.describe('The month in which it counts'),
          startsAt: z.iso.datetime().nullable(),
          endsAt: z.iso.datetime().nullable(),
          stages: z.array(stage),
          jp: count,
          people: count,
        }),
      ),
    ),
    next,
  }),
)

const day = z.iso.date()
const standing = <K extends (typeof exceptionKinds)[number], T extends z.ZodRawShape>(name: K, shape: T) =>
  z.object({ kind: z.literal(name), ...shape })
const exception = named(
  'Exception',
  z.discriminatedUnion('kind', [
    standing('silent', {
      days: count.describe('Since the last held activity, without school holidays'),
      free: count.describe('School holidays in between, in days'),
      last: day.nullable(),
      since: day,
      next: day.nullable(),
    }),
    standing('nothingHeld', {
      rows: z.array(z.object({ objective, planned: count })),
      from: day,
      to: day,
    }),
    standing('undocumented', { count, of: count, days: count }),
    standing('overdue', { count, of: count, patience: count, days: count, oldest: day }),
    standing('falling', { now: count, before: count, percent: count }),
    standing('oneSided', { objective, held: count, of: count, percent: count, from: day, to: day }),
  ]),
)

export const exceptionsQuery = z.object({
  matter: z.enum(exceptionKinds, 'choose').optional().describe('Only groups in which this stands out'),
  ...groupsNarrowed,
  ...paging,
})
export const exceptionsAnswer = named(
  'Exceptions',
  z.object({
    checked: count.describe('Groups asked for that were looked at, at most 1,000'),
    cut: z.boolean().describe('True where there are more groups than that'),
    standing: count.describe('Of these, groups in which something stands out'),
    groups: z.array(z.object({ slug, name: z.string(), region: z.string(), exceptions: z.array(exception) })),
    next,
  }),
)
