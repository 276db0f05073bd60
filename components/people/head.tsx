import type { ReactNode } from 'react'
import { PageTitle } from '@/components/shell/title'
import { getTranslations } from '@/lib/i18n/words'

const places = {
  overview: '',
  groups: '/groups',
  people: '/people',
  schools: '/schools',
  assignments: '/assignments',
  regions: '/regions',
  mail: '/mail',
  audit: '/audit',
} as const
type Place = keyof typeof places

/** Head of each page of the administration: the ways to its parts, the title, and a word that something was saved. */
export async function AdminHead(props: {
  current: Place
  title: string
  saved?: boolean
  children?: ReactNode
}) {
  const t = await getTranslations('admin')
  const { current, title } = props
  return (
    <header className="stack">
      <PageTitle parts={current === 'overview' ? [title] : [title, t('title')]} />
      <nav aria-label={t('title')} className="places">
        <ul>
          {(Object.keys(places) as Place[]).map((place) => (
            <li key={place}>
              <a href={`/admin${places[place]}`} aria-current={place === current ? 'page' : undefined}>
                {t(`places.${place}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {props.saved ? (
        <p role="status" className="notice max-w-2xl">
          {t('saved')}
        </p>
      ) : null}
      {props.children}
    </header>
  )
}
