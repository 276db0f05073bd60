'use server'
import { formAction } from '../../forms/action'
import { rowsOf } from '../../forms/rows'
import { filesOf, valuesOf } from '../../forms/state'
import { correctRoster, dropRoster, settleSchools, startRoster, uploadRoster } from './commands'
import { chosenFields } from './schema'

type Sent = Record<string, string | string[]>
const members = (slug: string) => `/groups/${encodeURIComponent(slug)}/members`
const preview = ({ id, slug }: { id: string; slug: string }) => `${members(slug)}/import/${id}`
const whole = (sent: Sent) => (sent.all === 'yes' ? '?all=yes' : '')

export const upload = formAction(
  uploadRoster,
  (kept) => `${preview(kept)}${kept.again ? '?again=yes' : ''}`,
  (data) => ({ ...valuesOf(data), file: filesOf(data, 'file')[0] }),
)
export const correct = formAction(
  correctRoster,
  (kept, sent: Sent) => `${preview(kept)}${whole(sent)}`,
  (data) => {
    const values = valuesOf(data)
    return { importId: values.importId, rows: rowsOf(values, chosenFields) }
  },
)
export const schools = formAction(settleSchools, preview, (data) => {
  const values = valuesOf(data)
  const rows = rowsOf(values, ['said', 'school', 'without'] as const)
  const answers = rows.map(({ chosen }) => ({
    said: chosen.said ?? '',
    school: chosen.school ?? '',
    without: chosen.without === 'yes',
  }))
  return { importId: values.importId, schools: answers }
})
export const start = formAction(startRoster, preview)
export const drop = formAction(dropRoster, ({ slug }) => members(slug))
