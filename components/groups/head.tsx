import type { ReactNode } from 'react'
import { PageTitle } from '@/components/shell/title'
import type { OpenGroup } from '@/lib/groups/queries'
import { getTranslations } from '@/lib/i18n/words'

const places = {
  overview: '',
  problems: '/problems',
  meetings: '/meetings',
  sharing: '/sharing',
  programme: '/programme',
  coverage: '/coverage',
  members: '/members',
} as const
type Place = keyof typeof places

/** Head of each page of a group: where one is, the ways to its other parts, and the page's own title. */
export async function GroupHead(props: {
  group: OpenGroup
  current: Place
  title: string
  children?: ReactNode
}) {
  const t = await getTranslations('group')
  const { group, current, title } = props
  return (
    <header className="stack">
      <PageTitle parts={title === group.name ? [title] : [title, group.name]} />
      <nav aria-label={group.name} className="places">
        {title === group.name ? null : (
          <p className="faint">
            <bdi>{group.name}</bdi>
          </p>
        )}
        <ul>
          {(Object.keys(places) as Place[]).map((place) => (
            <li key={place}>
              <a
                href={`/groups/${group.slug}${places[place]}`}
                aria-current={place === current ? 'page' : undefined}
              >
                {t(`places.${place}`)}
              </a>
            </li>
          ))}
        </ul>
      </nav>
      <h1>
        <bdi>{title}</bdi>
      </h1>
      {props.children}
    </header>
  )
}
