import Link from 'next/link'
import { getLocale, getTranslations } from 'next-intl/server'
import type { ReactNode } from 'react'
import { signOut } from '@/lib/auth/actions'
import { switchLanguage } from '@/lib/i18n/actions'

/** Head of each page, the language switch, and the page itself. */
export async function Frame({ name, children }: { name?: string; children: ReactNode }) {
  const t = await getTranslations('shell')
  const other = (await getLocale()) === 'id' ? 'en' : 'id'
  return (
    <>
      <a href="#isi" className="sr-only focus:not-sr-only">
        {t('skip')}
      </a>
      <header className="bar">
        <div>
          <Link href="/" className="wordmark" prefetch={false}>
            Sanggar
          </Link>
          {name ? <span className="faint">{name}</span> : null}
          <form action={switchLanguage}>
            <button type="submit" name="locale" value={other} lang={other} className="plain">
              {t(`language.${other}`)}
            </button>
          </form>
          {name ? (
            <form action={signOut}>
              <button type="submit" className="plain">
                {t('signOut')}
              </button>
            </form>
          ) : null}
        </div>
      </header>
      <main id="isi" className="page">
        {children}
      </main>
    </>
  )
}
