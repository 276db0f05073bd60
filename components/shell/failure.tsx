import { createTranslator } from 'use-intl/core'
import { locales } from '@/lib/i18n/locale'
import { messages } from '@/lib/i18n/messages'
import { PageTitle } from './title'

/** What is shown when a page fails, in each language: the reader's own is not known here. Never the error's own text. */
export function Failure({ code }: { code: string }) {
  const spoken = locales.map((locale) => ({
    locale,
    t: createTranslator({ locale, messages: messages[locale], namespace: 'shell' }),
  }))
  return (
    <main className="page">
      <PageTitle parts={spoken.map(({ t }) => t('failed'))} />
      {spoken.map(({ locale, t }) => (
        <section key={locale} lang={locale} className="stack">
          <h1>{t('failed')}</h1>
          <p>{t('failedText', { code })}</p>
          <p>
            {/* A whole new page: what failed is not kept. */}
            <a href="/" className="button">
              {t('home')}
            </a>
          </p>
        </section>
      ))}
    </main>
  )
}
