import { notFound } from 'next/navigation'
import { getTranslations } from 'next-intl/server'
import { GroupHead } from '@/components/groups/head'
import { Choices, TextArea, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { can } from '@/lib/access/can'
import { schedule } from '@/lib/activities/actions'
import { categories, origins } from '@/lib/activities/schema'
import { zoneLabel } from '@/lib/core/time'
import { objectiveCodes } from '@/lib/objectives/schema'
import { listProblems } from '@/lib/problems/queries'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }> }

export default async function Schedule({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'activity.schedule', group.facts)) notFound()
  const t = await getTranslations('schedule')
  const o = await getTranslations('objectives')
  const { problems } = await listProblems(viewer, group.id, { state: 'submitted' })
  const objectives = objectiveCodes.map((code) => ({
    value: code,
    bead: code,
    label: o(`${code}.name`),
    description: o(`${code}.example`),
  }))
  const zone = zoneLabel(group.zone)
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="meetings" title={t('title')} />
      <ActionForm action={schedule} submit={t('submit')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        <TextField name="title" label={t('name')} maxLength={160} />
        <TextField name="date" label={t('date')} type="date" />
        <TextField name="from" label={t('from', { zone })} type="time" defaultValue="08:00" />
        <TextField name="to" label={t('to', { zone })} type="time" defaultValue="11:00" />
        <TextField name="place" label={t('place')} maxLength={160} />
        {problems.length ? (
          <Choices
            name="problemIds"
            type="checkbox"
            label={t('problems')}
            hint={t('problemsHint')}
            options={problems.map((one) => ({ value: one.id, label: one.situation.slice(0, 140) }))}
          />
        ) : null}
        <TextArea name="agenda" label={t('agenda')} hint={t('agendaHint')} rows={4} />
        <Choices name="objective" type="radio" label={t('objective')} options={objectives} />
        <Choices
          name="category"
          type="radio"
          label={t('category')}
          chosen="coreRoutine"
          options={categories.map((value) => ({ value, label: t(`categories.${value}`) }))}
        />
        <Choices
          name="origin"
          type="radio"
          label={t('origin')}
          chosen="problem"
          options={origins.map((value) => ({ value, label: t(`origins.${value}`) }))}
        />
      </ActionForm>
    </div>
  )
}
