import { ObjectivePicker } from '@/components/objectives/picker'
import { SendLater } from '@/components/offline/later'
import { Choices, TextArea, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import type { ObjectiveCode } from '@/lib/objectives/schema'
import { write } from '@/lib/problems/drafts/actions'
import { visibilities } from '@/lib/problems/schema'
import { AlikeProblems } from './alike'
import { KeptOnPhone } from './kept'

type Draft = {
  id: string
  grade: string
  subject: string
  situation: string
  tried: string
  objective: ObjectiveCode | null
  supporting: ObjectiveCode[]
  visibility: (typeof visibilities)[number]
  hideName: boolean
}
type Props = { personId: string; group: { id: string; slug: string }; draft?: Draft }

/** The short form of a report: to be sent in, kept as a draft, or only compared with what is there. */
export async function ReportForm({ personId, group, draft }: Props) {
  const t = await getTranslations('report')
  const l = await getTranslations('problemLife.form')
  const f = await getTranslations('offline.title')
  const more = [
    { name: 'intent', value: 'keep', label: l('keep') },
    { name: 'intent', value: 'look', label: l('look') },
  ]
  const alike = {
    title: l('alike'),
    lead: l('alikeLead'),
    none: l('noneAlike'),
    helped: l('helped'),
    opens: l('opens'),
  }
  return (
    <ActionForm action={write} submit={t('submit')} formKey={crypto.randomUUID()} more={more}>
      <input type="hidden" name="groupId" value={group.id} />
      <input type="hidden" name="group" value={group.slug} />
      {draft ? <input type="hidden" name="problemId" value={draft.id} /> : null}
      <KeptOnPhone
        personId={personId}
        recordId={draft?.id ?? group.id}
        words={{ restored: l('restored'), discard: l('discard') }}
      />
      <SendLater
        kinds={
          draft
            ? { '': 'problem.sendDraft', keep: 'problem.changeDraft' }
            : { '': 'problem.report', keep: 'problem.draft' }
        }
        about={draft ? `problem ${draft.id}` : ''}
        title={draft ? f('draft') : f('report')}
        named="subject"
      />
      <TextField
        name="grade"
        label={t('grade')}
        hint={t('gradeHint')}
        maxLength={40}
        defaultValue={draft?.grade}
      />
      <TextField name="subject" label={t('subject')} maxLength={80} defaultValue={draft?.subject} />
      <TextArea
        name="situation"
        label={t('situation')}
        hint={t('situationHint')}
        rows={5}
        defaultValue={draft?.situation}
      />
      <AlikeProblems words={alike} />
      <TextArea name="tried" label={t('tried')} rows={3} defaultValue={draft?.tried} />
      <ObjectivePicker
        {...(draft?.objective && { chosen: draft.objective })}
        {...(draft && { supporting: draft.supporting })}
      />
      <Choices
        name="visibility"
        type="radio"
        label={t('visibility')}
        chosen={draft?.visibility ?? 'group'}
        options={visibilities.map((value) => ({ value, label: t(`see.${value}`) }))}
      />
      <Choices
        name="hideName"
        type="checkbox"
        label={l('hideNameLabel')}
        hint={l('hideNameHint')}
        chosen={draft?.hideName ? 'yes' : undefined}
        options={[{ value: 'yes', label: l('hideName') }]}
      />
    </ActionForm>
  )
}
