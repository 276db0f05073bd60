import { Pages } from '@/components/ui/list'
import type { listStrings } from '@/lib/coverage/queries'
import { getTranslations } from '@/lib/i18n/words'
import { CoverageBeads } from './beads'

type Strings = Awaited<ReturnType<typeof listStrings>>

/** Groups by name, each with its string of seven: a year at a glance. */
export async function GroupStrings({ groups, next, after, year }: Strings & { year: number }) {
  const t = await getTranslations('home')
  const g = await getTranslations('group')
  return (
    <section className="stack">
      <h2>{t('groups')}</h2>
      {groups.length ? (
        <p className="faint">{g('stringText', { from: `${year}`, to: `${year + 1}` })}</p>
      ) : (
        <p className="notice">{t('noGroups')}</p>
      )}
      <ul className="rows strings">
        {groups.map((group) => (
          <li key={group.id}>
            <a href={`/groups/${group.slug}`}>
              <bdi>{group.name}</bdi>
            </a>
            <span className="faint">{group.region.name}</span>
            <CoverageBeads rows={group.rows} label={g('string')} />
          </li>
        ))}
      </ul>
      <Pages
        words={{ next: t('more'), first: t('first'), label: t('pages') }}
        next={next}
        after={after}
        keep={{}}
      />
    </section>
  )
}
