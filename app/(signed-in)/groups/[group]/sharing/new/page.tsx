import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { Choices, TextArea, TextField } from '@/components/ui/field'
import { Fold } from '@/components/ui/fold'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { membersOf } from '@/lib/groups/queries'
import { getTranslations } from '@/lib/i18n/words'
import { objectiveCodes } from '@/lib/objectives/schema'
import { offer } from '@/lib/sharing/actions'
import { listCalls } from '@/lib/sharing/calls/queries'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Offer({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'sharing.offer', group.facts)) notFound()
  const t = await getTranslations('sharing.form')
  const o = await getTranslations('objectives')
  const members = await membersOf(viewer, group.id, new Date())
  const { call } = await searchParams
  const answered = call
    ? (await listCalls(viewer, group.id, new Date())).find((one) => one.id === call)
    : undefined
  const c = await getTranslations('sharing.calls')
  const others = members.filter(({ person }) => person.id !== viewer.personId)
  const objectives = objectiveCodes.map((code) => ({
    value: code,
    bead: code,
    label: o(`${code}.name`),
    description: o(`${code}.example`),
  }))
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="sharing" title={t('title')}>
        <p>{t('lead')}</p>
      </GroupHead>
      <ActionForm action={offer} submit={t('submit')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="groupId" value={group.id} />
        <input type="hidden" name="group" value={group.slug} />
        {answered ? (
          <p className="notice">
            <input type="hidden" name="callId" value={answered.id} />
            {c('answering', { topic: answered.topic })}
          </p>
        ) : null}
        <TextField name="title" label={t('name')} hint={t('nameHint')} maxLength={160} />
        <TextArea name="description" label={t('description')} hint={t('descriptionHint')} rows={5} />
        <Choices
          name="objective"
          type="radio"
          label={t('objective')}
          hint={t('objectiveHint')}
          options={objectives}
          chosen={answered?.objective}
        />
        <Fold title={t('supporting')} names={['supporting']}>
          <Choices name="supporting" type="checkbox" label={t('supporting')} options={objectives} />
        </Fold>
        <Fold title={t('others')} names={['presenterIds', 'resourcePerson']}>
          <div className="stack">
            {others.length ? (
              <Choices
                name="presenterIds"
                type="checkbox"
                label={t('presenters')}
                options={others.map(({ person }) => ({ value: person.id, label: person.name }))}
              />
            ) : null}
            <TextField
              name="resourcePerson"
              label={t('resourcePerson')}
              hint={t('resourcePersonHint')}
              maxLength={120}
            />
          </div>
        </Fold>
      </ActionForm>
    </div>
  )
})
