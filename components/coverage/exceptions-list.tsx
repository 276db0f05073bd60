import { lastWords } from '@/lib/coverage/exceptions/notes/rules'
import type { ListedExceptions } from '@/lib/coverage/exceptions/queries'
import { getTranslations } from '@/lib/i18n/words'
import { ExceptionReason } from './exceptions-line'

type Props = { groups: ListedExceptions['groups']; level: 2 | 3 }

/** Groups with what stands out in each: its reason, what stands behind it, when it was last spoken of, and the way to act. */
export async function ExceptionGroups({ groups, level }: Props) {
  const t = await getTranslations('exceptions')
  const n = await getTranslations('notices.about')
  const [Name, Kind] = level === 2 ? (['h2', 'h3'] as const) : (['h3', 'h4'] as const)
  return groups.map(({ id, slug, name, region, facts, exceptions }) => {
    const here = `/groups/${slug}/coverage/exceptions`
    return (
      <article key={id} className="sheet stack">
        <header>
          <Name>
            <a href={here}>
              <bdi>{name}</bdi>
            </a>
          </Name>
          <p className="faint">{region}</p>
        </header>
        <ul className="rows">
          {exceptions.map((exception) => (
            <li key={exception.kind} className="last:border-b-0!">
              <Kind className="font-semibold">{n(exception.kind)}</Kind>
              <ExceptionReason exception={exception} slug={slug}>
                <a href={`${here}#${exception.kind}`}>{t('respond')}</a>
                {lastWords(facts, exception.kind).map(({ what, days }) => (
                  <span key={what} className="faint">
                    {t(`last.${what}`, { days })}
                  </span>
                ))}
              </ExceptionReason>
            </li>
          ))}
        </ul>
      </article>
    )
  })
}
