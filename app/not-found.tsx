import { PageTitle } from '@/components/shell/title'
import { getTranslations } from '@/lib/i18n/words'

export default async function NotFound() {
  const t = await getTranslations('shell')
  return (
    <main className="page">
      <PageTitle parts={[t('notFound')]} />
      <h1>{t('notFound')}</h1>
      <p>{t('notFoundText')}</p>
      <p>
        <a href="/" className="button">
          {t('home')}
        </a>
      </p>
    </main>
  )
}
