import { notFound } from 'next/navigation'
import { GroupHead } from '@/components/groups/head'
import { RedactionList } from '@/components/redaction/list'
import { Pages } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { can } from '@/lib/access/can'
import { getTranslations } from '@/lib/i18n/words'
import { listRedactions } from '@/lib/redaction/queries'
import { openGroup } from '../open'

type Props = { params: Promise<{ group: string }>; searchParams: Promise<Record<string, string | string[]>> }

export default still(async function Redactions({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  if (!can(viewer, 'redaction.read', group.facts)) notFound()
  const query = await searchParams
  const { rows, of, after, next } = await listRedactions(viewer, group.id, query)
  const t = await getTranslations('redaction')
  const here = `/groups/${group.slug}/redaction`
  const done = /^\d{1,6}$/.test(String(query.done)) ? Number(query.done) : 0
  return (
    <>
      <GroupHead group={group} current="overview" title={t('title')}>
        <p>{t('intro')}</p>
      </GroupHead>
      {done ? (
        <p className="notice" role="status">
          {t('done', { count: done })} {query.papers && query.papers !== '0' ? t('papers') : null}
        </p>
      ) : null}
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        {can(viewer, 'redaction.make', group.facts) ? (
          <a className="button quiet" href={`${here}/new`}>
            {t('make')}
          </a>
        ) : null}
        {of ? <a href={here}>{t('all')}</a> : null}
      </p>
      {rows.length ? (
        <RedactionList rows={rows} zone={group.zone} />
      ) : (
        <p className="notice">{t(of ? 'noneOf' : 'none')}</p>
      )}
      <Pages
        words={{ next: t('pages.next'), first: t('pages.first'), label: t('pages.label') }}
        next={next}
        after={after}
        keep={{ of }}
      />
    </>
  )
})
