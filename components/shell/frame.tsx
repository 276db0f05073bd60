import type { ReactNode } from 'react'
import { Here } from '@/components/offline/here'
import type { Viewer } from '@/lib/access/viewer'
import { signOut } from '@/lib/auth/actions'
import { phoneSeal } from '@/lib/auth/phone'
import { switchLanguage } from '@/lib/i18n/actions'
import { locales } from '@/lib/i18n/locale'
import { ownName } from '@/lib/i18n/names'
import { getLocale, getTranslations } from '@/lib/i18n/words'
import { MOST_UNREAD } from '@/lib/notices/rules'

/** Head of each page, the language switch, and the page itself. */
export async function Frame({ viewer, children }: { viewer?: Viewer; children: ReactNode }) {
  const t = await getTranslations('shell')
  const p = await getTranslations('privacy')
  const locale = await getLocale()
  return (
    <>
      <a href="#isi" className="sr-only focus:not-sr-only">
        {t('skip')}
      </a>
      <header className="bar">
        <Here person={viewer && { id: viewer.personId, seal: phoneSeal(viewer.personId) }} />
        <div>
          <a href="/" className="wordmark">
            Sanggar
          </a>
          {viewer ? (
            <a href="/account" className="who">
              <bdi>{viewer.name}</bdi>
            </a>
          ) : null}
          <form action={switchLanguage}>
            {locales
              .filter((one) => one !== locale)
              .map((one) => (
                <button key={one} type="submit" name="locale" value={one} lang={one} className="plain">
                  {ownName(one, 'switch')}
                </button>
              ))}
          </form>
          {viewer ? (
            <form action={signOut} data-leave="">
              <button type="submit" className="plain">
                {t('signOut')}
              </button>
            </form>
          ) : null}
          {viewer ? <Places viewer={viewer} /> : null}
        </div>
      </header>
      <main id="isi" className="page">
        {children}
      </main>
      <footer className="foot">
        <a href="/privacy">{p('link')}</a>
      </footer>
    </>
  )
}

async function Places({ viewer }: { viewer: Viewer }) {
  const t = await getTranslations('shell')
  const { regions, groupIds, schoolIds } = viewer.scope
  const supervises = regions.length + groupIds.length + schoolIds.length > 0
  const isMember = viewer.memberOf.length > 0
  if (!isMember && !supervises && !viewer.isAdministrator) return null
  return (
    <nav aria-label={t('places')}>
      <a href="/">{t('start')}</a>
      {isMember ? <News unread={viewer.unread} /> : null}
      {viewer.homes.length ? <a href="/library">{t('library')}</a> : null}
      {supervises || viewer.isAdministrator ? <a href="/coverage">{t('coverage')}</a> : null}
      {viewer.isAdministrator ? <a href="/admin">{t('administration')}</a> : null}
    </nav>
  )
}

/** The way to one's notices, with how many of them are unread. */
async function News({ unread }: { unread: number }) {
  const t = await getTranslations('shell')
  return (
    <a href="/notices" className="news">
      {t('news')}
      {unread ? (
        <span className="count">
          <span aria-hidden="true">{unread > MOST_UNREAD ? `${MOST_UNREAD}+` : unread}</span>
          <span className="sr-only"> {t('unread', { count: unread })}</span>
        </span>
      ) : null}
    </a>
  )
}
