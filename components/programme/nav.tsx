import { getTranslations } from '@/lib/i18n/words'

const parts = { plan: '', actual: '/actual', gaps: '/gaps' } as const
export type ProgrammePart = keyof typeof parts

/** The pages of one year's programme. */
export async function ProgrammeNav(props: { slug: string; year: number; current: ProgrammePart }) {
  const t = await getTranslations('planning')
  return (
    <nav aria-label={t('nav.label')} className="places">
      <ul>
        {(Object.keys(parts) as ProgrammePart[]).map((part) => (
          <li key={part}>
            <a
              href={`/groups/${props.slug}/programme${parts[part]}?year=${props.year}`}
              aria-current={part === props.current ? 'page' : undefined}
            >
              {t(`nav.${part}`)}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

/** To the year before and the one after. */
export function Years({ path, year }: { path: string; year: number }) {
  return (
    <p className="flex flex-wrap gap-x-4">
      <a href={`${path}?year=${year - 1}`}>{`‹ ${year - 1}/${year}`}</a>
      <a href={`${path}?year=${year + 1}`}>{`${year + 1}/${year + 2} ›`}</a>
    </p>
  )
}
