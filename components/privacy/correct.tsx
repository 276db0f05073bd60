import { TextField, VersionField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { getTranslations } from '@/lib/i18n/words'
import { correct } from '@/lib/people/persons/own/actions'

type Own = { name: string; nip: string | null; nuptk: string | null; version: number }

/** The form for one's own name and numbers. */
export async function CorrectOwn({ own }: { own: Own }) {
  const t = await getTranslations('privacy.data')
  return (
    <section className="stack">
      <h2>{t('correct')}</h2>
      <ActionForm action={correct} submit={t('save')}>
        <VersionField version={own.version} />
        <TextField
          name="name"
          label={t('name')}
          defaultValue={own.name}
          autoComplete="name"
          maxLength={160}
          required
        />
        <TextField
          name="nip"
          label={t('nip')}
          hint={t('nipHint')}
          defaultValue={own.nip ?? ''}
          inputMode="numeric"
          maxLength={60}
        />
        <TextField
          name="nuptk"
          label={t('nuptk')}
          hint={t('nuptkHint')}
          defaultValue={own.nuptk ?? ''}
          inputMode="numeric"
          maxLength={60}
        />
      </ActionForm>
      <p className="faint">{t('other')}</p>
    </section>
  )
}
