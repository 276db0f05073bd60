import { TextField, VersionField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { addSchool, changeSchool } from '@/lib/people/schools/actions'
import type { readSchool } from '@/lib/people/schools/queries'

type School = NonNullable<Awaited<ReturnType<typeof readSchool>>>
type Props = { school?: School; region: { code: string; label: string }; clusters: string[] }

/** A school as a form: new in a region, or with what is known of it. */
export async function SchoolForm({ school, region, clusters }: Props) {
  const t = await getTranslations('admin')
  return (
    <ActionForm
      action={school ? changeSchool : addSchool}
      submit={school ? t('save') : t('schools.create')}
      formKey={crypto.randomUUID()}
    >
      {school ? (
        <>
          <input type="hidden" name="schoolId" value={school.id} />
          <VersionField version={school.version} />
        </>
      ) : null}
      <TextField
        name="name"
        label={t('schools.name')}
        maxLength={160}
        dir="auto"
        defaultValue={school?.name}
      />
      <TextField
        name="npsn"
        label={t('schools.npsn')}
        hint={t('schools.npsnHint')}
        autoCapitalize="characters"
        defaultValue={school?.npsn ?? ''}
      />
      <TextField
        name="regionCode"
        label={t('regionCode')}
        hint={region.label}
        maxLength={8}
        inputMode="decimal"
        defaultValue={region.code}
      />
      <TextField
        name="cluster"
        label={t('cluster')}
        hint={t('clusterHint')}
        maxLength={120}
        list="clusters"
        defaultValue={school?.cluster?.name ?? ''}
      />
      <datalist id="clusters">
        {clusters.map((name) => (
          <option key={name} value={name} />
        ))}
      </datalist>
    </ActionForm>
  )
}
