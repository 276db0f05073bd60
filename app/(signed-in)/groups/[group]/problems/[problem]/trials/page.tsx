import { GroupHead } from '@/components/groups/head'
import { TrialList } from '@/components/problems/trials'
import { Pages } from '@/components/ui/list'
import { still } from '@/components/ui/still'
import { getTranslations } from '@/lib/i18n/words'
import { listTrials } from '@/lib/problems/trials/queries'
import { openProblem } from './open'

type Props = {
  params: Promise<{ group: string; problem: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Trials({ params, searchParams }: Props) {
  const { viewer, group, problem, here } = await openProblem(params)
  const { rows, after, next } = await listTrials(viewer, problem, await searchParams)
  const t = await getTranslations('trials')
  const p = await getTranslations('problems')
  return (
    <>
      <GroupHead group={group} current="problems" title={t('title')}>
        <p>
          <a href={here}>{p('one', { grade: problem.grade, subject: problem.subject })}</a>
        </p>
      </GroupHead>
      {rows.length ? (
        <TrialList trials={rows} here={here} group={group} viewerId={viewer.personId} />
      ) : (
        <p className="notice">{t('none')}</p>
      )}
      <Pages
        words={{ next: t('pages.next'), first: t('pages.first'), label: t('pages.label') }}
        next={next}
        after={after}
        keep={{}}
      />
    </>
  )
})
