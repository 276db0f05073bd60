import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { typedDay } from '@/lib/core/day'
import { today } from '@/lib/core/time'
import { add } from '@/lib/groups/membership/actions'
import { nearbySchools } from '@/lib/groups/membership/queries'
import { getTranslations } from '@/lib/i18n/words'
import { schoolLabel } from '@/lib/people/schools/rules'
import { openGroup } from '../../open'

type Props = { params: Promise<{ group: string }> }

export default still(async function NewMember({ params }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'group.manage', group.facts)) notFound()
  const t = await getTranslations('members')
  const schools = await nearbySchools(viewer, group)
  return (
    <div className="stack max-w-2xl">
      <GroupHead group={group} current="members" title={t('add')} />
      <ActionForm action={add} submit={t('submit')} formKey={crypto.randomUUID()}>
        <input type="hidden" name="groupId" value={group.id} />
        <fieldset className="sheet stack">
          <legend className="legend">{t('known')}</legend>
          <TextField
            name="who"
            label={t('who')}
            hint={t('whoHint')}
            maxLength={254}
            autoComplete="off"
            autoCapitalize="none"
          />
        </fieldset>
        <fieldset className="sheet stack">
          <legend className="legend">{t('new')}</legend>
          <TextField
            name="name"
            label={t('name')}
            hint={t('nameHint')}
            maxLength={160}
            autoComplete="off"
            dir="auto"
          />
          <TextField
            name="school"
            label={t('school')}
            hint={t('schoolHint')}
            maxLength={200}
            list="schools"
            autoComplete="off"
          />
          <datalist id="schools">
            {schools.map((school) => (
              <option key={schoolLabel(school)} value={schoolLabel(school)} />
            ))}
          </datalist>
          <TextField
            name="email"
            label={t('email')}
            hint={t('emailHint')}
            type="email"
            maxLength={254}
            autoComplete="off"
          />
        </fieldset>
        <TextField
          name="startedOn"
          label={t('startedOn')}
          type="date"
          defaultValue={typedDay(today(new Date()))}
        />
      </ActionForm>
    </div>
  )
})
