'use server'
import { requireViewer } from '../../auth/current'
import { formAction } from '../../forms/action'
import { telling } from '../../forms/posted'
import { type FormState, valuesOf } from '../../forms/state'
import { reportProblem } from '../commands'
import { listOf, toMade } from '../paths'
import { alikeIn } from '../similar/export'
import { changeDraft, dropDraft, saveDraft, sendDraft } from './commands'

const report = formAction(reportProblem, toMade)
const save = formAction(saveDraft, toMade)
const change = formAction(changeDraft, toMade)
const send = formAction(sendDraft, toMade)

/** Shows what resembles the text so far and keeps what was typed: the way without script. */
async function look(data: FormData): Promise<FormState> {
  const viewer = await requireViewer()
  const values = valuesOf(data)
  const text = `${values.subject ?? ''} ${values.situation ?? ''}`
  const found = await alikeIn(viewer, { group: String(values.group), text }, String(values.problemId ?? ''))
  return { status: 'done', errors: {}, values, found }
}

/** The one form of a report: its button says whether it is sent in, kept as a draft, or only compared. */
export const write = telling(async (data) => {
  const draft = data.has('problemId')
  if (data.get('intent') === 'look') return look(data)
  if (data.get('intent') === 'keep') return (draft ? change : save)(data)
  return (draft ? send : report)(data)
})

export const drop = formAction(dropDraft, (_, sent) => `${listOf(sent)}?show=mine`)
