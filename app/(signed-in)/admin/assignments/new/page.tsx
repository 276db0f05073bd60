import { AdminHead } from '@/components/people/head'
import { TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { typedDay } from '@/lib/core/day'
import { today } from '@/lib/core/time'
import { getTranslations } from '@/lib/i18n/words'
import { assign } from '@/lib/people/assignments/actions'
import { namedPerson } from '@/lib/people/persons/queries'
import { openAdministration } from '../../open'

type Props = { searchParams: Promise<Record<string, string | string[]>> }

function given(value: string | string[] | undefined) {
  return typeof value === 'string' ? value.slice(0, 80) : ''
}

export default still(async function Assign({ searchParams }: Props) {
  const viewer = await openAdministration()
  const params = await searchParams
  const person = await namedPerson(viewer, given(params.person))
  const t = await getTranslations('admin')
  return (
    <div className="stack max-w-2xl">
      <AdminHead current="assignments" title={t('assignments.new')} />
      <ActionForm action={assign} submit={t('assignments.create')} formKey={crypto.randomUUID()}>
        {person ? (
          <>
            <p className="notice">
              {t('assignments.supervisor')}: <bdi>{person.name}</bdi>
            </p>
            <input type="hidden" name="personId" value={person.id} />
            <input type="hidden" name="who" value="" />
          </>
        ) : (
          <TextField
            name="who"
            label={t('assignments.supervisor')}
            hint={t('assignments.whoHint')}
            maxLength={254}
            autoComplete="off"
            autoCapitalize="none"
          />
        )}
        <fieldset className="sheet stack">
          <legend className="legend">{t('assignments.what')}</legend>
          <p className="faint">{t('assignments.whatHint')}</p>
          <TextField
            name="regionCode"
            label={t('assignments.region')}
            hint={t('assignments.regionHint')}
            inputMode="decimal"
            maxLength={20}
            defaultValue={given(params.region)}
          />
          <TextField
            name="group"
            label={t('assignments.group')}
            hint={t('assignments.groupHint')}
            autoCapitalize="none"
            maxLength={80}
            defaultValue={given(params.group)}
          />
          <TextField
            name="school"
            label={t('assignments.school')}
            hint={t('people.schoolHint')}
            maxLength={200}
            defaultValue={given(params.school)}
          />
        </fieldset>
        <TextField
          name="startedOn"
          label={t('firstDay')}
          type="date"
          defaultValue={typedDay(today(new Date()))}
        />
        <TextField name="endedOn" label={t('lastDayOptional')} type="date" />
      </ActionForm>
    </div>
  )
})
