import { PageTitle } from '@/components/shell/title'
import { Check, TextField } from '@/components/ui/field'
import { ActionForm } from '@/components/ui/form'
import { still } from '@/components/ui/still'
import { requireViewer } from '@/lib/auth/current'
import { getTranslations } from '@/lib/i18n/words'
import { readOwn } from '@/lib/people/persons/own/queries'
import { close } from '@/lib/privacy/closing/actions'

export default still(async function Close() {
  const viewer = await requireViewer()
  const { hasPassword } = await readOwn(viewer)
  const t = await getTranslations('privacy.close')
  return (
    <div className="stack gap-7! max-w-2xl">
      <header className="stack">
        <PageTitle parts={[t('title')]} />
        <h1>{t('title')}</h1>
        <p>{t('lead')}</p>
      </header>
      <ul className="list-disc pl-5 grid gap-2">
        {t('list')
          .split('\n')
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
      </ul>
      <p className="faint">{t('cannot')}</p>
      <p className="flex flex-wrap gap-3">
        <a className="button quiet" href="/account/data/file" download>
          {t('first')}
        </a>
        <a className="button quiet" href="/account/data">
          {t('back')}
        </a>
      </p>
      <ActionForm action={close} submit={t('submit')}>
        {hasPassword ? (
          <TextField
            name="password"
            label={t('password')}
            type="password"
            autoComplete="current-password"
            maxLength={200}
          />
        ) : (
          <TextField name="email" label={t('email')} type="email" maxLength={254} />
        )}
        <Check name="sure" label={t('sure')} />
      </ActionForm>
    </div>
  )
})
