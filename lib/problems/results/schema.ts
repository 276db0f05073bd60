import { z } from 'zod'
import { day } from '../../core/day'
import { line, oneOf, whole } from '../../core/input'

export const measures = ['mean', 'share'] as const
export type Measure = (typeof measures)[number]

// A comma is what Indonesian hands type.
const figure = z
  .string('mean')
  .trim()
  .regex(/^\d{1,3}([.,]\d{1,2})?$/, 'mean')
  .transform((text) => Number(text.replace(',', '.')))
  .refine((value) => value <= 100, 'mean')

/** What a class reached before and after: its mean, or the share of its pupils that reached the goal. */
export const figuresInput = z
  .object({
    measure: oneOf(measures),
    pupils: whole(1, 2000),
    instrument: line(200, 3),
    before: figure,
    after: figure,
    beforeOn: day,
    afterOn: day,
    /** The answer to what was asked back. */
    sure: z.string().optional(),
  })
  .refine(({ beforeOn, afterOn }) => afterOn >= beforeOn, { path: ['afterOn'], message: 'afterBeforeBefore' })

export type Figures = z.output<typeof figuresInput>

const PREFIX = 'figures.'

type Sent = Record<string, string | string[]>

/** The fields of a form with its class figures, `figures.<name>`, as one; null when none was filled in. */
export function figuresOf(values: Sent): Sent | null {
  const named = Object.entries(values).filter(([name]) => name.startsWith(PREFIX))
  const given = named.some(([name, value]) => name !== `${PREFIX}measure` && value !== '')
  if (!given) return null
  return Object.fromEntries(named.map(([name, value]) => [name.slice(PREFIX.length), value]))
}
