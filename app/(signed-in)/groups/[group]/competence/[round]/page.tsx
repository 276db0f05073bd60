import { notFound } from 'next/navigation'
import { AnswerRound } from '@/components/competence/answer'
import { MoveRound } from '@/components/competence/move'
import { CompetencePicture } from '@/components/competence/picture'
import { GroupHead } from '@/components/groups/head'
import { still } from '@/components/ui/still'
import { heldActivities } from '@/lib/activities/queries'
import { readRound } from '@/lib/competence/queries'
import { openPoint } from '@/lib/competence/rules'
import { getTranslations } from '@/lib/i18n/words'
import { openGroup } from '../../open'

type Props = {
  params: Promise<{ group: string; round: string }>
  searchParams: Promise<Record<string, string | string[]>>
}

export default still(async function Round({ params, searchParams }: Props) {
  const { viewer, group } = await openGroup(params)
  const round = await readRound(viewer, group.id, (await params).round)
  if (!round) notFound()
  const { saved } = await searchParams
  const closing = round.may.manage && round.state === 'end'
  const activities = closing ? await heldActivities(viewer, group.id) : []
  const t = await getTranslations('competence')
  const point = openPoint(round.state)
  const { own, sums, activity } = round
  const place = activity?.kind === 'sharing' ? 'sharing' : 'meetings'
  return (
    <>
      <GroupHead group={group} current="overview" title={round.title}>
        <p>
          <a href={`/groups/${group.slug}/competence`}>{t('title')}</a>{' '}
          <span className="badge">{t(`state.${round.state}`)}</span>
        </p>
      </GroupHead>
      {saved ? (
        <p className="notice" role="status">
          {t('answer.saved')}
        </p>
      ) : null}
      <div className="grid gap-7 max-w-3xl *:min-w-0">
        {round.may.answer && point ? (
          <section className="stack">
            <h2>{t(`answer.${point}`)}</h2>
            <p className="faint">{t('answer.voluntary')}</p>
            <AnswerRound round={round} point={point} slug={group.slug} />
          </section>
        ) : null}
        {own.start || own.end ? (
          <section className="stack">
            <h2>{t('picture.own')}</h2>
            <CompetencePicture {...own} />
            {own.end ? null : <p className="faint">{t('picture.waiting')}</p>}
          </section>
        ) : null}
        <section className="stack">
          <h2>{t('picture.group')}</h2>
          {sums ? (
            <>
              <p>{t('sums.pairs', { pairs: sums.pairs })}</p>
              <CompetencePicture start={sums.start} end={sums.end} />
              <p className="faint">
                {t('sums.edge')} {t('picture.honest')}
              </p>
            </>
          ) : (
            <p className="notice">{t(round.state === 'closed' ? 'sums.few' : 'sums.later')}</p>
          )}
          {activity ? (
            <p>
              <a href={`/groups/${group.slug}/${place}/${activity.id}`}>
                <bdi>{t('sums.proof', { title: activity.title })}</bdi>
              </a>
            </p>
          ) : null}
        </section>
        {round.may.manage ? <MoveRound round={round} group={group} activities={activities} /> : null}
      </div>
    </>
  )
})
