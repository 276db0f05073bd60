import Link from 'next/link'
import { getTranslations } from 'next-intl/server'

export default async function NotFound() {
  const t = await getTranslations('shell')
  return (
    <main className="page">
      <h1>{t('notFound')}</h1>
      <p>{t('notFoundText')}</p>
      <p>
        <Link href="/" className="button" prefetch={false}>
          {t('home')}
        </Link>
      </p>
    </main>
  )
}
