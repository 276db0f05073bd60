import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { GroupHead } from '@/components/groups/head'
import { ObjectivePicker } from '@/components/objectives/picker'
import { Choices, TextArea, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { can } from '@/lib/access/can'
import { report } from '@/lib/problems/actions'
import { visibilities } from '@/lib/problems/schema'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }> }

export default async function Report({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'problem.report', group.facts)) notFound()
  const t = await getTranslations('report')
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="problems" title={t('title')} />
      <p className="notice">{t('noNames')}</p>
      <ActionForm action={report} submit={t('submit')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        <TextField name="grade" label={t('grade')} hint={t('gradeHint')} maxLength={40} />
        <TextField name="subject" label={t('subject')} maxLength={80} />
        <TextArea name="situation" label={t('situation')} hint={t('situationHint')} rows={5} />
        <TextArea name="tried" label={t('tried')} rows={3} />
        <ObjectivePicker />
        <Choices
          name="visibility"
          type="radio"
          label={t('visibility')}
          chosen="group"
          options={visibilities.map((value) => ({ value, label: t(`see.${value}`) }))}
        />
      </ActionForm>
    </div>
  )
}
