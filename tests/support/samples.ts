import { z } from 'zod'
import { STATEMENTS } from '@/lib/competence/schema'
import { FORMAT } from '@/lib/documents/letterhead/rules'
import { ANOTHER, FOREIGN } from './foreign'

type Schema = {
  type?: string
  enum?: unknown[]
  const?: unknown
  format?: string
  anyOf?: Schema[]
  allOf?: Schema[]
  items?: Schema
  minItems?: number
  properties?: Record<string, Schema>
  minimum?: number
}

/** What fits a field of this name, where its kind alone does not tell. */
const byName: [RegExp, unknown][] = [
  [/(On|^date|^until|Date)$/, '2026-08-20'],
  [/^dates$/, ['2026-08-20']],
  [/^(from|closesFrom)$/, '08:00'],
  [/^to$/, '11:00'],
  [/^supporting$/, []],
  [/^nextDay$/, false],
  [/^(link|url)$/, 'https://contoh.sch.id/a'],
  [/^email$/, 'guru@contoh.sch.id'],
  [/^(ownerName|nip|nuptk|npsn|budget)$/, ''],
  [/^(before|after)$/, '60'],
  [/^month$/, '2026-08'],
  [/^schoolYear$/, 2026],
  [/^regionCode$/, '52.03'],
  [/^slug$/, 'kelompok-baru'],
  [/^sha256$/, '0'.repeat(64)],
]
/** And of one command. */
const day = (date: string) => ({ date, from: '08:00', to: '11:00', nextDay: false })
const byCommand: Record<string, Record<string, unknown>> = {
  'assignment.create': { group: '', school: '' },
  'competence.answer': { steps: Array.from({ length: STATEMENTS }, () => '1') },
  'file.part': { bytes: new Uint8Array([1]) },
  'letterhead.keep': { format: FORMAT },
  'membership.start': { who: '' },
  'person.merge': { mergedId: ANOTHER },
  'poll.open': { options: [day('2026-08-20'), day('2026-08-21')] },
  'presenter.add': { name: '' },
}

function filled(schema: Schema, name = ''): unknown {
  if (schema.const !== undefined) return schema.const
  if (schema.enum) return schema.enum[0]
  const known = byName.find(([pattern]) => pattern.test(name))
  if (known) return known[1]
  const one = schema.anyOf?.find((some) => some.type !== 'null') ?? schema.allOf?.[0]
  if (one) return filled(one, name)
  if (schema.format === 'uuid') return FOREIGN
  if (schema.type === 'object')
    return Object.fromEntries(
      Object.entries(schema.properties ?? {}).map(([key, value]) => [key, filled(value, key)]),
    )
  if (schema.type === 'array') return schema.items ? [filled(schema.items)] : []
  if (schema.type === 'boolean') return true
  if (schema.type === 'number' || schema.type === 'integer') return Math.max(1, schema.minimum ?? 1)
  if (schema.type === 'string') return 'Membaca bersama di kelas'
  return name.endsWith('Id') ? FOREIGN : '1'
}

/** A valid input of a command, made of its schema; each key in it is that of the foreign group. */
export function sampleOf(command: string, input: z.ZodType): unknown {
  const schema = z.toJSONSchema(input, { io: 'input', unrepresentable: 'any' }) as Schema
  return { ...(filled(schema) as object), ...byCommand[command] }
}
