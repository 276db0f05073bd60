'use server'
import { formAction } from '../../forms/action'
import { rowsOf } from '../../forms/rows'
import { filesOf, valuesOf } from '../../forms/state'
import { applyImport, correctRows, dropImport, uploadSheet } from './commands'
import { rowFields } from './schema'

type Sent = Record<string, string | string[]>
const programme = (slug: string) => `/groups/${encodeURIComponent(slug)}/programme`
const whole = (text: unknown) => (String(text) === 'yes' ? 'all=yes' : '')

export const upload = formAction(
  uploadSheet,
  ({ id, again }, sent: Sent) => `${programme(String(sent.group))}/import/${id}${again ? '?again=yes' : ''}`,
  (data) => ({ ...valuesOf(data), file: filesOf(data, 'file')[0] }),
)
export const correct = formAction(
  correctRows,
  ({ id, slug }, sent: Sent) => `${programme(slug)}/import/${id}?${whole(sent.all)}`,
  (data) => {
    const values = valuesOf(data)
    return { importId: values.importId, rows: rowsOf(values, rowFields) }
  },
)
export const apply = formAction(
  applyImport,
  ({ slug, schoolYear, count }) => `${programme(slug)}?year=${schoolYear}&added=${count}`,
)
export const drop = formAction(dropImport, ({ slug, schoolYear }) => `${programme(slug)}?year=${schoolYear}`)
